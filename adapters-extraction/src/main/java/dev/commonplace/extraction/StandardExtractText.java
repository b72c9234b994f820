package dev.commonplace.extraction;

import dev.commonplace.application.documents.DocumentFile;
import dev.commonplace.application.documents.ExtractText;
import dev.commonplace.application.documents.Extraction;
import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.extraction.process.ReaderProcesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what is text here, and everything else in a process of its own. */
public final class StandardExtractText implements ExtractText {
    private final Map<MediaType, TextReader> readers = Map.of(
            MediaType.TEXT, new PlainText(),
            MediaType.MARKDOWN, new MarkdownText(),
            MediaType.HTML, new HtmlText(),
            MediaType.CSV, new SeparatedValues(),
            MediaType.TSV, new SeparatedValues(),
            MediaType.JSON, new JsonValues(),
            MediaType.NDJSON, new JsonValues());

    private final ReaderProcesses processes;
    private final FormDetection detection;
    private final Duration timeMax;

    /**
     * @param timeMax for one text; the processes have the same for a file
     * @param temporaryDirectory where files lie while they are looked at
     */
    public StandardExtractText(ReaderProcesses processes, Duration timeMax, Path temporaryDirectory) {
        this.timeMax = timeMax;
        this.processes = processes;
        this.detection = new FormDetection(new ZipForms(temporaryDirectory));
    }

    @Override
    public Set<MediaType> readable() {
        return FileForms.readable();
    }

    @Override
    public Extraction extract(DocumentFile file) {
        try {
            MediaType type = detection.of(file);
            TextReader reader = readers.get(type);
            if (reader != null) {
                String text = TextDecoding.decode(file, type);
                return new Extraction(reader.read(text, Deadline.in(timeMax)), type, Optional.empty());
            }
            if (type.equals(MediaType.ZIP)) {
                throw new RefusedException(
                        ErrorCode.UNSUPPORTED_FORMAT,
                        "The file is an archive of files, not a document. Upload it, and each of them becomes one.");
            }
            return processes.read(file.bytes(), type);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
