package dev.commonplace.domain.documents;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * A piece of a document that is found as a whole: {@code content[start:end]} of the document, exactly.
 *
 * @param ordinal its place among the document's chunks, from 0
 * @param start index of its first Unicode code point in the document's content
 * @param end index after its last code point
 * @param tokens how many tokens of the model it has
 * @param headingPath the headings it stands under, outermost first
 * @param page the page on which it begins, counted from 1, where the document has pages
 */
public record Chunk(
        ChunkId id,
        DocumentId documentId,
        int ordinal,
        int start,
        int end,
        int tokens,
        List<String> headingPath,
        OptionalInt page,
        String content) {
    /** A chunk of a document without pages. */
    public Chunk(
            ChunkId id,
            DocumentId documentId,
            int ordinal,
            int start,
            int end,
            int tokens,
            List<String> headingPath,
            String content) {
        this(id, documentId, ordinal, start, end, tokens, headingPath, OptionalInt.empty(), content);
    }

    public Chunk {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(documentId, "documentId");
        Objects.requireNonNull(page, "page");
        Objects.requireNonNull(content, "content");
        headingPath = List.copyOf(headingPath);
    }
}
