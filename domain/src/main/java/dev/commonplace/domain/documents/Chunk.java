package dev.commonplace.domain.documents;

import java.util.List;
import java.util.Objects;

/**
 * A piece of a document that is found as a whole: {@code content[start:end]} of the document, exactly.
 *
 * @param ordinal its place among the document's chunks, from 0
 * @param start index of its first Unicode code point in the document's content
 * @param end index after its last code point
 * @param tokens how many tokens of the model it has
 * @param headingPath the headings it stands under, outermost first
 */
public record Chunk(
        ChunkId id,
        DocumentId documentId,
        int ordinal,
        int start,
        int end,
        int tokens,
        List<String> headingPath,
        String content) {
    public Chunk {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(documentId, "documentId");
        Objects.requireNonNull(content, "content");
        headingPath = List.copyOf(headingPath);
    }
}
