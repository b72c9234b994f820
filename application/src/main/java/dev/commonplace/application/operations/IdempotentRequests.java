package dev.commonplace.application.operations;

import dev.commonplace.domain.shared.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * Answers to requests that carried an idempotency key. Every call is a transaction of its own: a key is taken before the
 * work begins, and the answer is kept after it.
 */
public interface IdempotentRequests {
    /**
     * Takes the key for a request, unless it is taken.
     *
     * @param fingerprint 32 bytes that differ for different requests
     * @param workMax after how long a request without an answer counts as dead, so that its repeat takes the key
     * @param keep for how long an answer is remembered
     */
    Start start(TenantId tenantId, String key, byte[] fingerprint, Duration workMax, Duration keep, Instant now);

    /** What there is to do about a request. */
    sealed interface Start {
        /**
         * The key is this request's: do the work, then {@link #finish} or {@link #abandon}.
         *
         * @param startedAt tells this request from one that takes the key later
         */
        record Go(Instant startedAt) implements Start {}

        /** The same request was answered before: answer the same. */
        record Replay(Answer answer) implements Start {}

        /** The same request is at work at this moment. */
        record Busy() implements Start {}

        /** The key belongs to a different request. */
        record Mismatch() implements Start {}
    }

    /** An answer as it went out. Its body is handed through, never compared. */
    @SuppressWarnings("ArrayRecordComponent")
    record Answer(int status, String contentType, Map<String, String> headers, byte[] body) {
        public Answer {
            Objects.requireNonNull(contentType, "contentType");
            headers = Map.copyOf(headers);
        }
    }

    /** Keeps the answer for as long as {@link #start} said; nothing happens when the key was taken over meanwhile. */
    void finish(TenantId tenantId, String key, Instant startedAt, Answer answer);

    /** Frees the key of a request that did not succeed, so that it can be tried again; the same condition. */
    void abandon(TenantId tenantId, String key, Instant startedAt);
}
