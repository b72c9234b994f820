package dev.commonplace.application.embeddings;

import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.embeddings.SpaceState;
import java.time.Instant;
import java.util.Comparator;
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

    /** Keeps what has changed of a space that is there: its state, its wish and its limit. Which one is active is not changed. */
    void change(EmbeddingSpace space);

    /** Removes a space, with what vectors it still has. */
    void remove(SpaceId id);

    /** The space that the tenant left last, to which it can roll back. */
    default Optional<EmbeddingSpace> previous() {
        return list().stream()
                .filter(space -> space.state() == SpaceState.RETIRED)
                .max(Comparator.comparing(EmbeddingSpace::since));
    }

    /**
     * Makes a space the one in which the tenant searches, in place of another, which is retired, and
     * its model the tenant's.
     *
     * @throws IllegalStateException where there is no such space
     */
    void activate(SpaceId id, Instant now);
}
