package dev.commonplace.extraction;

import dev.commonplace.application.documents.DocumentDraft;
import dev.commonplace.application.documents.DocumentFile;
import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decodes files of text without guessing: by the byte order mark, else by the declared charset, else as UTF-8. Bytes that
 * are nothing in that charset are refused rather than replaced.
 */
final class TextDecoding {
    /** HTML wants its declaration within the first 1,024 bytes. */
    private static final int META_BYTES_MAX = 1_024;
    /** A character of the charsets that matter has at most four bytes. */
    private static final long BYTES_MAX = 4L * DocumentDraft.CONTENT_CHARACTERS_MAX;

    private static final Pattern META =
            Pattern.compile("(?i)<meta[^>]{0,200}?charset\\s*=\\s*[\"']?([a-z0-9_:.-]{1,40})");

    private TextDecoding() {}

    static String decode(DocumentFile file, MediaType type) throws java.io.IOException {
        if (file.bytes().size() > BYTES_MAX) {
            throw new RefusedException(ErrorCode.TOO_LARGE, "A file of text may have at most " + BYTES_MAX + " bytes.");
        }
        byte[] bytes = file.bytes().all();
        for (Mark mark : Mark.values()) {
            if (mark.begins(bytes)) {
                return decode(bytes, mark.bytes.length(), mark.charset);
            }
        }
        Charset charset = file.charset()
                .map(TextDecoding::charset)
                .or(() -> type.equals(MediaType.HTML) ? ofPage(bytes) : Optional.empty())
                .orElse(StandardCharsets.UTF_8);
        return decode(bytes, 0, charset);
    }

    private enum Mark {
        UTF_8(StandardCharsets.UTF_8, "\u00ef\u00bb\u00bf"),
        UTF_16_LITTLE(StandardCharsets.UTF_16LE, "\u00ff\u00fe"),
        UTF_16_BIG(StandardCharsets.UTF_16BE, "\u00fe\u00ff");

        private final Charset charset;
        private final String bytes;

        /** @param bytes one in each character */
        Mark(Charset charset, String bytes) {
            this.charset = charset;
            this.bytes = bytes;
        }

        private boolean begins(byte[] content) {
            return start(content).startsWith(bytes);
        }
    }

    private static Optional<Charset> ofPage(byte[] bytes) {
        Matcher matcher = META.matcher(start(bytes));
        return matcher.find() ? Optional.of(charset(matcher.group(1))) : Optional.empty();
    }

    private static String start(byte[] bytes) {
        return new String(bytes, 0, Math.min(bytes.length, META_BYTES_MAX), StandardCharsets.ISO_8859_1);
    }

    private static Charset charset(String name) {
        try {
            Charset charset = Charset.forName(name);
            // A page that was read as bytes of ASCII to find this cannot be in UTF-16; browsers take UTF-8 then as
            // well.
            return charset.name().startsWith("UTF-16") ? StandardCharsets.UTF_8 : charset;
        } catch (IllegalArgumentException unknown) {
            throw new RefusedException(ErrorCode.UNSUPPORTED_FORMAT, "The declared charset is not known here.");
        }
    }

    private static String decode(byte[] bytes, int from, Charset charset) {
        try {
            return charset.newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                    .toString();
        } catch (CharacterCodingException undecodable) {
            throw new RefusedException(
                    ErrorCode.UNREADABLE_FILE,
                    "The file is not text in " + charset.name() + ". Declare its charset, or save it as UTF-8.");
        }
    }
}
