package dev.commonplace.http.documents;

import dev.commonplace.domain.documents.MediaType;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out what kind of file was uploaded: as the caller says, else as the part says, else by the end of its name. */
final class UploadedType {
    private static final Map<String, MediaType> BY_ENDING = Map.of(
            "txt", MediaType.TEXT,
            "text", MediaType.TEXT,
            "md", MediaType.MARKDOWN,
            "markdown", MediaType.MARKDOWN,
            "html", MediaType.HTML,
            "htm", MediaType.HTML);

    /** What clients say of files they know nothing about. */
    private static final Set<String> TELLS_NOTHING = Set.of("application/octet-stream", "application/x-unknown");

    private UploadedType() {}

    static MediaType of(Optional<String> asked, Optional<String> partType, @Nullable String fileName) {
        if (asked.isPresent()) {
            return MediaType.parse(asked.get());
        }
        if (partType.isPresent()) {
            MediaType type = MediaType.parse(partType.get());
            Optional<MediaType> better = byName(fileName);
            // Browsers call Markdown plain text.
            if (type.equals(MediaType.TEXT) && better.isPresent()) {
                return better.get();
            }
            if (!TELLS_NOTHING.contains(type.value())) {
                return type;
            }
        }
        return byName(fileName)
                .orElseThrow(
                        () -> new RefusedException(
                                ErrorCode.UNSUPPORTED_FORMAT,
                                "The file's form is unknown: give its part a Content-Type, or its name an ending such as .md."));
    }

    private static Optional<MediaType> byName(@Nullable String fileName) {
        if (fileName == null) {
            return Optional.empty();
        }
        String ending = fileName.substring(fileName.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Optional.ofNullable(BY_ENDING.get(ending));
    }
}
