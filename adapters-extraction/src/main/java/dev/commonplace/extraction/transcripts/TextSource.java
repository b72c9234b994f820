package dev.commonplace.extraction.transcripts;

import dev.commonplace.application.documents.DocumentFile;
import dev.commonplace.application.documents.FileBytes;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.transcripts.ReportCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;

/**
 * The text of a file, in the encoding that it is in by all appearances: as its byte order mark says, else as declared, else
 * UTF-8 or UTF-16 where the bytes look like that, else Windows-1252.
 *
 * @param encoding its name; empty for what was no file of text
 */
record TextSource(Opening opening, Optional<String> encoding) {
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int HEAD_BYTES = 4_096;
    /** UTF-16 of European text is half zeros. */
    private static final double ZEROS_MIN = 0.3;

    /** Opens the text from its beginning on. */
    @FunctionalInterface
    interface Opening {
        Reader open() throws IOException;
    }

    static TextSource of(String text) {
        return new TextSource(() -> new StringReader(text), Optional.empty());
    }

    static TextSource of(DocumentFile file, Reading reading) throws IOException {
        byte[] head;
        try (InputStream stream = file.bytes().open()) {
            head = stream.readNBytes(HEAD_BYTES);
        }
        Mark mark = Mark.of(head);
        if (mark != Mark.NONE) {
            return checked(file.bytes(), mark.charset, mark.length, reading);
        }
        Optional<Charset> declared = file.charset().flatMap(name -> known(name, reading));
        if (declared.isPresent() && !declared.get().equals(StandardCharsets.UTF_8)) {
            return checked(file.bytes(), declared.get(), 0, reading);
        }
        Optional<Charset> wide = wide(head);
        if (wide.isPresent()) {
            guessed(wide.get(), reading);
            return checked(file.bytes(), wide.get(), 0, reading);
        }
        EncodingScan scan = EncodingScan.of(file.bytes(), StandardCharsets.UTF_8, 0, reading.budget());
        if (scan.zeros() > 0 && scan.bad() > 0) {
            throw new RefusedException(
                    ErrorCode.UNSUPPORTED_FORMAT, "The file is neither text nor of a form that is read here.");
        }
        if (scan.bad() > 0 && scan.bad() >= scan.wide()) {
            guessed(WINDOWS, reading);
            return checked(file.bytes(), WINDOWS, 0, reading);
        }
        return noted(file.bytes(), StandardCharsets.UTF_8, 0, scan, reading);
    }

    private static Optional<Charset> known(String name, Reading reading) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            reading.note(ReportCode.REMARK, reading.place(), "The declared charset is not known here.");
            return Optional.empty();
        }
    }

    private static Optional<Charset> wide(byte[] head) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < head.length; i++) {
            if (head[i] == 0) {
                even += 1 - i % 2;
                odd += i % 2;
            }
        }
        double half = head.length / 2.0;
        if (odd > ZEROS_MIN * half && even < odd / 10) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return even > ZEROS_MIN * half && odd < even / 10 ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    private static void guessed(Charset charset, Reading reading) {
        reading.note(
                ReportCode.ENCODING_GUESSED,
                reading.place(),
                "The text is not in UTF-8; it is read as " + charset.name() + ", which is a guess.");
    }

    private static TextSource checked(FileBytes bytes, Charset charset, int skipped, Reading reading)
            throws IOException {
        return noted(bytes, charset, skipped, EncodingScan.of(bytes, charset, skipped, reading.budget()), reading);
    }

    private static TextSource noted(FileBytes bytes, Charset charset, int skipped, EncodingScan scan, Reading reading) {
        scan.lines()
                .forEach(line -> reading.note(
                        ReportCode.REPLACED_BYTES,
                        reading.place().atLine(line),
                        "Bytes that are no text in " + charset.name() + " became U+FFFD."));
        reading.notes()
                .count(ReportCode.REPLACED_BYTES, scan.bad() - scan.lines().size());
        return new TextSource(() -> reader(bytes, charset, skipped), Optional.of(charset.name()));
    }

    private static Reader reader(FileBytes bytes, Charset charset, int skipped) throws IOException {
        InputStream stream = bytes.open();
        stream.skipNBytes(skipped);
        return new InputStreamReader(
                stream,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE));
    }

    private enum Mark {
        UTF_8(StandardCharsets.UTF_8, "\u00ef\u00bb\u00bf"),
        UTF_16_LITTLE(StandardCharsets.UTF_16LE, "\u00ff\u00fe"),
        UTF_16_BIG(StandardCharsets.UTF_16BE, "\u00fe\u00ff"),
        NONE(StandardCharsets.UTF_8, "");

        private final Charset charset;
        private final String bytes;
        private final int length;

        /** @param bytes one in each character */
        Mark(Charset charset, String bytes) {
            this.charset = charset;
            this.bytes = bytes;
            this.length = bytes.length();
        }

        static Mark of(byte[] head) {
            String start = new String(head, StandardCharsets.ISO_8859_1);
            for (Mark mark : values()) {
                if (start.startsWith(mark.bytes)) {
                    return mark;
                }
            }
            return NONE;
        }
    }
}
