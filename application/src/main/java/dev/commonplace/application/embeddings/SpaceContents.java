package dev.commonplace.application.embeddings;

import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.IndexedText;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.SpaceId;
import java.time.Instant;
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
     * What it takes to fill a space.
     *
     * @param chunks how many have no vector there
     * @param tokens how many tokens these have, as the service counts them
     */
    record Lacking(long chunks, long tokens) {}

    Lacking lacking(SpaceId spaceId);

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

    /**
     * Declares the documents to be indexed again of which a chunk lacks its vector in the space: a job will bring it.
     *
     * @return how many they are
     */
    int declareIndexing(SpaceId spaceId, Instant now);

    /**
     * Removes vectors of a space.
     *
     * @param limit the most that are removed
     * @return how many were; fewer than the limit when none is left
     */
    int removeSome(SpaceId spaceId, int limit);
}
