package dev.commonplace.application.documents;

import dev.commonplace.domain.documents.MediaType;
import java.util.Objects;
import java.util.Optional;

/**
 * What a document is to be read from. Type and name are hints: what the bytes are decides.
 *
 * @param declaredType what the caller says it is
 * @param charset the charset that the caller declares, for forms that are text
 * @param fileName as the caller calls it; never used as a path
 */
public record DocumentFile(
        FileBytes bytes, Optional<MediaType> declaredType, Optional<String> charset, Optional<String> fileName) {
    public DocumentFile {
        Objects.requireNonNull(bytes, "bytes");
        Objects.requireNonNull(charset, "charset");
        Objects.requireNonNull(fileName, "fileName");
        // Clients say this of files that they know nothing about.
        declaredType = declaredType.filter(type -> !type.equals(MediaType.BYTES));
    }

    /** A text that came as text, such as in a field of JSON. */
    public static DocumentFile ofText(String content, MediaType type) {
        return new DocumentFile(FileBytes.of(content), Optional.of(type), Optional.of("UTF-8"), Optional.empty());
    }
}
