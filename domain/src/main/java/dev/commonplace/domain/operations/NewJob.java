package dev.commonplace.domain.operations;

import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Text;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A job to be enqueued.
 *
 * @param priority -100 to 100; greater goes first
 * @param scheduledAt when it may start, at the earliest; empty for at once
 * @param attemptsMax how often it may be started, 1 to 100
 * @param deduplicationKey while a pending job of this kind has the same key, no second one is made
 */
public record NewJob(
        JobId id,
        JobKind kind,
        int priority,
        JsonObject payload,
        Optional<Instant> scheduledAt,
        int attemptsMax,
        Optional<String> deduplicationKey) {
    public static final int ATTEMPTS_DEFAULT = 5;
    public static final int DEDUPLICATION_KEY_CHARACTERS_MAX = 200;

    public NewJob {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(payload, "payload");
        Objects.requireNonNull(scheduledAt, "scheduledAt");
        Objects.requireNonNull(deduplicationKey, "deduplicationKey");
        deduplicationKey.ifPresent(key -> Text.required("/deduplication_key", key, DEDUPLICATION_KEY_CHARACTERS_MAX));
        if (priority < -100 || priority > 100) {
            throw RefusedException.invalid("/priority", "A priority lies between -100 and 100.");
        }
        if (attemptsMax < 1 || attemptsMax > 100) {
            throw RefusedException.invalid("/attempts_max", "A job may be started 1 to 100 times.");
        }
    }

    /** A job of ordinary priority that may start at once. */
    public static NewJob now(JobId id, JobKind kind, JsonObject payload, String deduplicationKey) {
        return new NewJob(id, kind, 0, payload, Optional.empty(), ATTEMPTS_DEFAULT, Optional.of(deduplicationKey));
    }
}
