package dev.commonplace.domain.answers;

import dev.commonplace.domain.documents.Chunk;
import java.util.Objects;

/**
 * A chunk that was found for a question.
 *
 * @param version of its document when it was found
 * @param score greater is better
 */
public record RetrievedChunk(Chunk chunk, int version, double score) {
    public RetrievedChunk {
        Objects.requireNonNull(chunk, "chunk");
    }
}
