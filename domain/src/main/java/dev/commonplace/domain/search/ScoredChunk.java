package dev.commonplace.domain.search;

import dev.commonplace.domain.documents.ChunkId;
import java.util.Objects;

/**
 * A chunk in a ranking.
 *
 * @param score greater is better; a BM25 sum or a cosine, as the ranking says
 */
public record ScoredChunk(ChunkId chunkId, double score) {
    public ScoredChunk {
        Objects.requireNonNull(chunkId, "chunkId");
    }
}
