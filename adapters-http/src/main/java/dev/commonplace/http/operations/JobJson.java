package dev.commonplace.http.operations;

import dev.commonplace.domain.operations.Job;
import dev.commonplace.domain.shared.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A job as it is shown. */
record JobJson(
        UUID id,
        String kind,
        String state,
        int priority,
        Map<String, @Nullable Object> payload,
        @Nullable Map<String, @Nullable Object> result,
        int attempts,
        int attemptsMax,
        Progress progress,
        boolean cancelRequested,
        @Nullable String error,
        @Nullable String worker,
        Instant scheduledAt,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable Instant heartbeatAt,
        @Nullable Instant leaseUntil) {

    record Progress(long done, @Nullable Long total) {}

    static JobJson of(Job job) {
        Long total = job.progressTotal().isPresent() ? job.progressTotal().getAsLong() : null;
        return new JobJson(
                job.id().value(),
                job.kind().value(),
                job.state().word(),
                job.priority(),
                job.payload().values(),
                job.result().map(JsonObject::values).orElse(null),
                job.attempts(),
                job.attemptsMax(),
                new Progress(job.progressDone(), total),
                job.cancelRequested(),
                job.error().orElse(null),
                job.worker().orElse(null),
                job.scheduledAt(),
                job.createdAt(),
                job.updatedAt(),
                job.startedAt().orElse(null),
                job.finishedAt().orElse(null),
                job.heartbeatAt().orElse(null),
                job.leaseUntil().orElse(null));
    }
}
