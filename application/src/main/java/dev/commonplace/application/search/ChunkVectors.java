package dev.commonplace.application.search;

import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.search.LikeTarget;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Reads the vectors of one tenant's chunks. */
public interface ChunkVectors {
    /** Those of all chunks that have one in the space. */
    Map<ChunkId, Embedding> of(SpaceId spaceId, Collection<ChunkId> chunks);

    /** The mean of the target's vectors in the space; empty where it has none, or where they cancel each other out. */
    Optional<Embedding> mean(SpaceId spaceId, LikeTarget target);
}
