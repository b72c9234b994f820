package dev.commonplace.application.embeddings;

import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.embeddings.SpaceId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The embedding spaces of one tenant. */
public interface EmbeddingSpaces {
    /** The space in which the tenant searches. */
    Optional<EmbeddingSpace> active();

    Optional<EmbeddingSpace> find(SpaceId id);

    /** Newest first. */
    List<EmbeddingSpace> list();

    /**
     * Keeps a new space.
     *
     * @throws dev.commonplace.domain.shared.RefusedException {@code ALREADY_EXISTS} for a second space of the same model
     *     and dimension, or a second active one
     */
    void add(EmbeddingSpace space);

    /**
     * Makes a space the one in which the tenant searches, in place of another, and its model the tenant's.
     *
     * @throws IllegalStateException where there is no such space
     */
    void activate(SpaceId id, Instant now);
}
