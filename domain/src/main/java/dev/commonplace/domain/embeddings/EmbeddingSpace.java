package dev.commonplace.domain.embeddings;

import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the vectors of one model can be compared with each other: by cosine, in one tenant.
 *
 * @param model the name of the model that fills it
 * @param state where it stands in its life; a tenant has at most one active space
 * @param since from when on it has been in that state
 * @param activateWhenReady whether the job that fills it also makes it the active one
 * @param textsPerMinute how many texts the job that fills it may embed in a minute, where that is limited
 */
public record EmbeddingSpace(
        SpaceId id,
        String model,
        int dimension,
        SpaceState state,
        Instant since,
        boolean activateWhenReady,
        Optional<Integer> textsPerMinute,
        Instant createdAt) {
    public static final int TEXTS_PER_MINUTE_MAX = 1_000_000;

    /** For how long a space that was left is kept as full as the active one, so that a rollback works at once. */
    public static final Duration ROLLBACK_KEPT = Duration.ofDays(7);

    public EmbeddingSpace {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(since, "since");
        Objects.requireNonNull(createdAt, "createdAt");
        if (dimension < 1 || dimension > Embedding.DIMENSION_MAX) {
            throw new IllegalArgumentException("A space has 1 to " + Embedding.DIMENSION_MAX + " dimensions.");
        }
        if (textsPerMinute
                .filter(texts -> texts < 1 || texts > TEXTS_PER_MINUTE_MAX)
                .isPresent()) {
            throw RefusedException.invalid(
                    "/texts_per_minute", "A space takes 1 to " + TEXTS_PER_MINUTE_MAX + " texts a minute.");
        }
    }

    /**
     * A new space that nobody fills yet.
     *
     * @param active whether the tenant searches there from the start
     */
    public EmbeddingSpace(SpaceId id, String model, int dimension, boolean active, Instant createdAt) {
        this(
                id,
                model,
                dimension,
                active ? SpaceState.ACTIVE : SpaceState.CREATED,
                createdAt,
                false,
                Optional.empty(),
                createdAt);
    }

    /** Whether the tenant searches in it. */
    public boolean active() {
        return state == SpaceState.ACTIVE;
    }

    /** Whether the model's vectors belong here. */
    public boolean isOf(EmbeddingModel other) {
        return model.equals(other.name()) && dimension == other.dimension();
    }

    /**
     * Whether it is to be kept as full as the active one: it may become that any moment.
     *
     * @param previous the space that was left last
     */
    public boolean follows(Optional<EmbeddingSpace> previous, Instant now) {
        return switch (state) {
            case READY -> true;
            case RETIRED ->
                previous.filter(left -> left.id().equals(id)).isPresent() && now.isBefore(since.plus(ROLLBACK_KEPT));
            case CREATED, FILLING, ACTIVE, DROPPING -> false;
        };
    }

    /**
     * The same space in another state.
     *
     * @throws RefusedException {@code WRONG_STATE} where its life has no such step
     */
    public EmbeddingSpace become(SpaceState next, Instant now) {
        if (!state.mayBecome(next)) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE,
                    "The space is " + state.word() + "; from there it cannot become " + next.word() + ".");
        }
        if (state == next) {
            return this;
        }
        boolean wish = activateWhenReady && (next == SpaceState.FILLING || next == SpaceState.READY);
        return new EmbeddingSpace(id, model, dimension, next, now, wish, textsPerMinute, createdAt);
    }

    /** The same space, to be made the active one by the job that fills it, or not. */
    public EmbeddingSpace withActivateWhenReady(boolean wish) {
        return new EmbeddingSpace(id, model, dimension, state, since, wish, textsPerMinute, createdAt);
    }

    /** The same space with another limit. */
    public EmbeddingSpace withTextsPerMinute(Optional<Integer> limit) {
        return new EmbeddingSpace(id, model, dimension, state, since, activateWhenReady, limit, createdAt);
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
