package dev.commonplace.application.embeddings;

import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.documents.IndexedText;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.SpaceId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the spaces of one tenant hold, and what they lack. */
public interface SpaceContents {
    /**
     * How far a space is filled.
     *
     * @param chunks how many the tenant has
     * @param embedded how many of them have a vector in the space
     */
    record Filling(long chunks, long embedded) {}

    Filling filling(SpaceId spaceId);

    /**
     * Chunks without a vector in the space, as the texts to embed, in the order of their ids.
     *
     * @param after only those with a greater id
     * @param limit the most wanted
     */
    List<IndexedText> without(SpaceId spaceId, Optional<ChunkId> after, int limit);

    /** Keeps vectors. Those of chunks that are gone by now are dropped. */
    void putAll(SpaceId spaceId, Map<ChunkId, Embedding> embeddings);

    /** Makes everybody who would add chunks wait for the end of the transaction, and waits for those who have begun. */
    void holdWriters();

    /**
     * Declares the documents ready of which every chunk has its vector in the space, those that waited or failed included.
     *
     * @return how many were not
     */
    int declareReady(SpaceId spaceId, Instant now);

    /** Declares documents to be indexed again: a job will bring what they lack. */
    void declareIndexing(Collection<DocumentId> ids, Instant now);
}
