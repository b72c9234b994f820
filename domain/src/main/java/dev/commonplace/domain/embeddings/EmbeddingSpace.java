package dev.commonplace.domain.embeddings;

import dev.commonplace.domain.shared.RefusedException;
import java.time.Instant;
import java.util.Objects;

/**
 * Where the vectors of one model can be compared with each other: by cosine, in one tenant.
 *
 * @param model the name of the model that fills it
 * @param active whether the tenant searches in it; a tenant has at most one active space
 */
public record EmbeddingSpace(SpaceId id, String model, int dimension, boolean active, Instant createdAt) {
    public EmbeddingSpace {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(createdAt, "createdAt");
        if (dimension < 1 || dimension > Embedding.DIMENSION_MAX) {
            throw new IllegalArgumentException("A space has 1 to " + Embedding.DIMENSION_MAX + " dimensions.");
        }
    }

    /** Whether the model's vectors belong here. */
    public boolean isOf(EmbeddingModel other) {
        return model.equals(other.name()) && dimension == other.dimension();
    }

    /** The same space as the one in which the tenant searches, or as another one. */
    public EmbeddingSpace withActive(boolean now) {
        return new EmbeddingSpace(id, model, dimension, now, createdAt);
    }

    /** @throws RefusedException for a vector of another dimension */
    public Embedding requireFitting(Embedding embedding) {
        if (embedding.dimension() != dimension) {
            throw RefusedException.invalid(
                    "/vector",
                    "This tenant's space has " + dimension + " dimensions (" + model + "); the vector has "
                            + embedding.dimension() + ".");
        }
        return embedding;
    }
}
