package dev.commonplace.extraction;

import dev.commonplace.domain.documents.MediaType;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the ending of a file's name says about its form. */
final class FileNames {
    private static final Map<String, MediaType> BY_ENDING = Map.ofEntries(
            Map.entry("txt", MediaType.TEXT),
            Map.entry("text", MediaType.TEXT),
            Map.entry("log", MediaType.TEXT),
            Map.entry("md", MediaType.MARKDOWN),
            Map.entry("markdown", MediaType.MARKDOWN),
            Map.entry("html", MediaType.HTML),
            Map.entry("htm", MediaType.HTML),
            Map.entry("xhtml", MediaType.HTML));

    private FileNames() {}

    static Optional<MediaType> type(Optional<String> fileName) {
        return fileName.map(name -> name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))
                .flatMap(ending -> Optional.ofNullable(BY_ENDING.get(ending)));
    }
}
