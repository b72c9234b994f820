package dev.commonplace.extraction;

import dev.commonplace.application.documents.DocumentFile;
import dev.commonplace.application.documents.ExtractText;
import dev.commonplace.application.documents.Extraction;
import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads plain text, Markdown and HTML, each in its own way. */
public final class StandardExtractText implements ExtractText {
    private final Map<MediaType, TextReader> readers = Map.of(
            MediaType.TEXT, new PlainText(),
            MediaType.MARKDOWN, new MarkdownText(),
            MediaType.HTML, new HtmlText());

    @Override
    public Set<MediaType> readable() {
        return readers.keySet();
    }

    @Override
    public Extraction extract(DocumentFile file) {
        MediaType type =
                file.declaredType().or(() -> FileNames.type(file.fileName())).orElse(MediaType.TEXT);
        TextReader reader = readers.get(type);
        if (reader == null) {
            throw new RefusedException(
                    ErrorCode.UNSUPPORTED_FORMAT,
                    "Documents of the type " + type.value() + " cannot be read; these can: "
                            + readers.keySet().stream()
                                    .map(MediaType::value)
                                    .sorted()
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        try {
            return new Extraction(reader.read(TextDecoding.decode(file, type)), type, Optional.empty());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
