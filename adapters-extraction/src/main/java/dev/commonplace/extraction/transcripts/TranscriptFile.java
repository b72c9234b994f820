package dev.commonplace.extraction.transcripts;

import dev.commonplace.application.documents.DocumentFile;
import dev.commonplace.application.documents.ExtractText;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.transcripts.Detection;
import dev.commonplace.domain.transcripts.ReportCode;
import dev.commonplace.domain.transcripts.TranscriptFormat;
import dev.commonplace.extraction.CheckedZip;
import dev.commonplace.extraction.MagicBytes;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** One file, whatever it is: finds out, and has it read by who knows its form. */
final class TranscriptFile {
    private static final int HEAD_UNITS = 128 * 1024;

    private final ExtractText extractText;
    private final Path temporaryDirectory;
    private final Optional<TranscriptFormat> asked;

    TranscriptFile(ExtractText extractText, Path temporaryDirectory, Optional<TranscriptFormat> asked) {
        this.extractText = extractText;
        this.temporaryDirectory = temporaryDirectory;
        this.asked = asked;
    }

    void read(DocumentFile file, Reading reading) throws IOException {
        byte[] head;
        try (InputStream stream = file.bytes().open()) {
            head = stream.readNBytes(MagicBytes.HEAD_BYTES);
        }
        if (head.length == 0) {
            throw new RefusedException(ErrorCode.UNREADABLE_FILE, "The file is empty.");
        }
        switch (MagicBytes.of(head)) {
            case NONE -> text(file, reading);
            case ZIP -> packed(file, reading);
            default -> extracted(file, reading);
        }
    }

    private void text(DocumentFile file, Reading reading) throws IOException {
        TextSource source = TextSource.of(file, reading);
        source.encoding().ifPresent(reading.visitor()::encoding);
        text(source, file.fileName(), "", reading);
    }

    private void text(TextSource source, Optional<String> fileName, String prefix, Reading reading) throws IOException {
        Detection detection = asked.map(format -> new Detection(format, "The caller names this format."))
                .orElseGet(() -> {
                    Detection found = DetectText.of(head(source), fileName);
                    return new Detection(found.format(), prefix + found.because());
                });
        reading.visitor().detected(detection);
        read(source, detection.format(), reading);
    }

    private static String head(TextSource source) {
        try (Reader text = source.opening().open()) {
            char[] head = new char[HEAD_UNITS];
            int filled = 0;
            int count = 0;
            while (count >= 0 && filled < head.length) {
                filled += count;
                count = text.read(head, filled, head.length - filled);
            }
            return new String(head, 0, filled);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void read(TextSource source, TranscriptFormat format, Reading reading) throws IOException {
        switch (format) {
            case GOOGLE_MEET -> GoogleMeetTranscript.read(source, reading);
            case WEBVTT, SRT -> CaptionTranscript.read(source, format, reading);
            case SLACK -> SlackChannelFile.read(source, reading);
            case DISCORD -> DiscordTranscript.read(source, reading);
            case CHATGPT -> ChatGptTranscript.read(source, reading);
            case CLAUDE -> ClaudeTranscript.read(source, reading);
            case PLAIN -> PlainTranscript.read(source, reading);
            case JSON -> OwnTranscript.read(source, reading);
            case NDJSON -> LinesTranscript.read(source, reading);
        }
    }

    private void packed(DocumentFile file, Reading reading) throws IOException {
        try (CheckedZip zip = CheckedZip.open(file.bytes(), ArchiveOfTranscripts.LIMITS, temporaryDirectory)) {
            if (zip.isOfficeDocument()) {
                extracted(file, reading);
            } else {
                new ArchiveOfTranscripts(asked, this::inside).read(zip.entries(), reading);
            }
        }
    }

    /** Archives within archives are no exports of anybody. */
    private void inside(CheckedZip.Entry entry, Reading reading) throws IOException {
        byte[] head;
        try (InputStream stream = entry.file().bytes().open()) {
            head = stream.readNBytes(MagicBytes.HEAD_BYTES);
        }
        if (MagicBytes.of(head) == MagicBytes.ZIP && !entry.path().endsWith(".docx")) {
            reading.note(ReportCode.NOT_A_MESSAGE, reading.place(), "An archive within the archive is not read.");
            return;
        }
        read(entry.file(), reading);
    }

    /** Forms of documents are read as documents are, in a process of their own. */
    private void extracted(DocumentFile file, Reading reading) throws IOException {
        String content = extractText.extract(file).text().content();
        text(TextSource.of(content), Optional.empty(), "In the text of the document: ", reading);
    }

    /** Reads a file of an archive. */
    @FunctionalInterface
    interface Inside {
        void read(CheckedZip.Entry entry, Reading reading) throws IOException;
    }
}
