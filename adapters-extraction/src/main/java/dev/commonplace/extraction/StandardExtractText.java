package dev.commonplace.extraction;

import dev.commonplace.application.documents.ExtractText;
import dev.commonplace.domain.documents.ExtractedText;
import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.util.Map;
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
    public ExtractedText extract(String content, MediaType type) {
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
        return reader.read(content);
    }
}
