package dev.commonplace.domain.answers;

import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.DocumentId;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A quote that the server found in the stored document itself.
 *
 * @param passage the number of the passage it stands in
 * @param version the document's version that it was looked up in
 * @param chunkId the chunk that it begins in
 * @param start index of its first code point in the content of that version
 * @param end index after its last code point
 * @param quote what stands there
 * @param exact whether it was quoted to the letter; see {@link FindQuote}
 */
public record Citation(
        int passage,
        DocumentId documentId,
        Optional<String> externalId,
        Optional<String> title,
        int version,
        ChunkId chunkId,
        OptionalInt page,
        int start,
        int end,
        String quote,
        boolean exact) {
    public Citation {
        Objects.requireNonNull(documentId, "documentId");
        Objects.requireNonNull(externalId, "externalId");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(chunkId, "chunkId");
        Objects.requireNonNull(page, "page");
        Objects.requireNonNull(quote, "quote");
    }
}
