package dev.commonplace.domain.search;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

/**
 * What somebody made of a hit of a search.
 *
 * @param searchId the search's entry in the search log
 * @param rank the hit's place in the answer, from 1
 */
public record SearchFeedback(
        UUID searchId, FoundChunk found, int rank, FeedbackKind kind, String actorId, Instant occurredAt) {
    public SearchFeedback {
        Objects.requireNonNull(searchId, "searchId");
        Objects.requireNonNull(found, "found");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(actorId, "actorId");
        Objects.requireNonNull(occurredAt, "occurredAt");
        if (rank < 1) {
            throw new IllegalArgumentException("Ranks begin with 1.");
        }
    }
}
