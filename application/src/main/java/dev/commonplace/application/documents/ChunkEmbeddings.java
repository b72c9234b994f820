package dev.commonplace.application.documents;

import dev.commonplace.domain.documents.Chunk;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.SpaceId;
import java.util.List;
import java.util.Map;

/** The vectors of one tenant's chunks. */
public interface ChunkEmbeddings {
    /** Chunks of a document that have no vector in the space yet, in their order, at most the limit. */
    List<Chunk> chunksWithout(DocumentId id, SpaceId spaceId, int limit);

    /** Keeps the vectors of chunks that this unit of work itself has added, so that none can be gone or have one. */
    void addAll(SpaceId spaceId, Map<ChunkId, Embedding> embeddings);

    /** Keeps vectors. Those of chunks that are gone by now are dropped; those of chunks that have one replace it. */
    void putAll(SpaceId spaceId, Map<ChunkId, Embedding> embeddings);
}
