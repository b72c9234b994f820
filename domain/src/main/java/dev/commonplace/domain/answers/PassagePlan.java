package dev.commonplace.domain.answers;

import dev.commonplace.domain.documents.DocumentId;
import java.util.List;
import java.util.Objects;

/**
 * A stretch of a document that goes to whoever answers: one chunk, or several that follow each other.
 *
 * @param version the document's version that the offsets are of
 * @param parts its chunks in document order, at least one
 * @param score the best of its chunks' scores
 * @param tokens at most so many, as the chunks count them
 */
public record PassagePlan(
        DocumentId documentId,
        int version,
        List<PassagePart> parts,
        List<String> headingPath,
        double score,
        int tokens) {
    public PassagePlan {
        Objects.requireNonNull(documentId, "documentId");
        parts = List.copyOf(parts);
        headingPath = List.copyOf(headingPath);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("A passage has at least one chunk.");
        }
    }

    public int start() {
        return parts.getFirst().start();
    }

    public int end() {
        return parts.stream().mapToInt(PassagePart::end).max().orElseThrow();
    }
}
