package dev.commonplace.domain.search;

import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.DocumentFilter;
import dev.commonplace.domain.documents.DocumentId;
import java.util.Objects;
import java.util.Optional;

/**
 * Which chunks are ranked at all; every leg of a search obeys all of it, so that it never finds fewer than there are.
 *
 * @param documents which documents
 * @param words what the chunk must and must not say
 * @param otherThan the document, or the chunk, that others are compared with and that is not its own neighbour
 */
public record SearchScope(DocumentFilter documents, WordConditions words, Optional<LikeTarget> otherThan) {
    public static final SearchScope ALL = of(DocumentFilter.ALL);

    public SearchScope {
        Objects.requireNonNull(documents, "documents");
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(otherThan, "otherThan");
    }

    public static SearchScope of(DocumentFilter documents) {
        return new SearchScope(documents, WordConditions.NONE, Optional.empty());
    }

    /** Whether every chunk passes. */
    public boolean passesAll() {
        return documents.passesAll() && words.isEmpty() && otherThan.isEmpty();
    }

    /** Whether a chunk is the one that others are compared with, or a part of it. */
    public boolean excludes(ChunkId chunkId, DocumentId documentId) {
        return otherThan.map(target -> target.covers(chunkId, documentId)).orElse(false);
    }
}
