package dev.commonplace.http.embeddings;

import dev.commonplace.domain.embeddings.EmbeddingSpace;
import java.time.Instant;
import java.util.UUID;

/** An embedding space as it is shown. */
public record SpaceJson(UUID id, String model, int dimension, String metric, boolean isActive, Instant createdAt) {
    private static final String METRIC = "cosine";

    public static SpaceJson of(EmbeddingSpace space) {
        return new SpaceJson(
                space.id().value(), space.model(), space.dimension(), METRIC, space.active(), space.createdAt());
    }
}
