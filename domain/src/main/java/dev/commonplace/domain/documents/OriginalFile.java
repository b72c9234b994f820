package dev.commonplace.domain.documents;

import dev.commonplace.domain.shared.Text;
import java.util.Objects;
import java.util.Optional;

/**
 * What a document was read from; the bytes themselves are not kept.
 *
 * @param hash SHA-256 of the bytes
 * @param bytes how many there were
 * @param mediaType what the bytes are, whatever they were called
 * @param fileName as the caller called it, at most {@link #NAME_CHARACTERS_MAX} characters
 * @param title the title that it gives itself, if it does
 */
public record OriginalFile(
        ContentHash hash, long bytes, MediaType mediaType, Optional<String> fileName, Optional<String> title) {
    public static final int NAME_CHARACTERS_MAX = 1_000;

    public OriginalFile {
        Objects.requireNonNull(hash, "hash");
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(title, "title");
        fileName = fileName.flatMap(name -> Text.optional("/file_name", name, NAME_CHARACTERS_MAX));
        if (bytes < 0) {
            throw new IllegalArgumentException("A file has " + bytes + " bytes.");
        }
    }
}
