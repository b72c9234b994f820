package dev.commonplace.domain.operations;

import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A piece of work that outlives the request that asked for it.
 *
 * @param priority -100 to 100; greater goes first
 * @param payload what the handler needs to know
 * @param result what the handler had to say, of a completed job
 * @param attempts how often it was started
 * @param attemptsMax how often it may be started
 * @param scheduledAt when it may start, at the earliest
 * @param worker who runs it, while it runs
 * @param leaseUntil when the worker counts as dead unless it is heard of again, while it runs
 * @param startedAt when its last attempt began
 * @param cancelRequested whether somebody wants it to stop, and its handler has yet to hear of it
 * @param progressDone how much is done, in the handler's own units
 * @param progressTotal how much there is to do, where known
 * @param error what went wrong the last time
 */
public record Job(
        TenantId tenantId,
        JobId id,
        JobKind kind,
        JobState state,
        int priority,
        JsonObject payload,
        Optional<JsonObject> result,
        int attempts,
        int attemptsMax,
        Instant scheduledAt,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        Optional<String> worker,
        Optional<Instant> heartbeatAt,
        Optional<Instant> leaseUntil,
        boolean cancelRequested,
        long progressDone,
        OptionalLong progressTotal,
        Optional<String> error) {}
