package dev.commonplace.application.operations;

import dev.commonplace.application.operations.JobQueue.Heartbeat;
import dev.commonplace.domain.operations.Job;
import dev.commonplace.domain.shared.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;

/**
 * Writes down how attempts ended, in batches. Through an outage the ends are kept and tried again; they are never more
 * than the worker has at hand.
 */
final class EndWriter {
    private static final int TRIES_MAX = 3;
    private static final Duration IDLE = Duration.ofMinutes(1);

    private record Ended(ActiveRun run, AttemptEnd end, int tries) {}

    private final JobQueue queue;
    private final JobHandlers handlers;
    private final ActiveRuns runs;
    private final ProgressWriter progress;
    private final JobWorkerSettings settings;
    private final Clock clock;
    private final DoubleSupplier random;
    private final JobObserver observer;
    private final LinkedBlockingQueue<Ended> waiting = new LinkedBlockingQueue<>();

    EndWriter(
            JobQueue queue,
            JobHandlers handlers,
            ActiveRuns runs,
            ProgressWriter progress,
            JobWorkerSettings settings,
            Clock clock,
            DoubleSupplier random,
            JobObserver observer) {
        this.queue = queue;
        this.handlers = handlers;
        this.runs = runs;
        this.progress = progress;
        this.settings = settings;
        this.clock = clock;
        this.random = random;
        this.observer = observer;
    }

    void add(ActiveRun run, AttemptEnd end) {
        waiting.add(new Ended(run, end, 0));
    }

    Duration step() {
        List<Ended> batch = new ArrayList<>();
        waiting.drainTo(batch, settings.batch());
        if (batch.isEmpty()) {
            return IDLE;
        }
        progress.write(batch.stream().map(Ended::run).toList());
        List<Ended> completed = of(batch, AttemptEnd.Completed.class);
        List<Ended> released = of(batch, AttemptEnd.Released.class);
        boolean written = writeTogether(completed, () -> complete(completed));
        written &= writeTogether(released, () -> release(released));
        for (Ended ended : batch) {
            if (!completed.contains(ended) && !released.contains(ended)) {
                written &= write(List.of(ended), () -> writeAlone(ended));
            }
        }
        return written ? Duration.ZERO : settings.pauseAfterTrouble();
    }

    private static List<Ended> of(List<Ended> batch, Class<? extends AttemptEnd> kind) {
        return batch.stream().filter(ended -> kind.isInstance(ended.end())).toList();
    }

    /** One end that cannot be written must not take its whole batch along. */
    private boolean writeTogether(List<Ended> batch, BooleanSupplier write) {
        if (batch.size() < 2) {
            return batch.isEmpty() || write(batch, write);
        }
        try {
            settle(batch, write.getAsBoolean());
            return true;
        } catch (RuntimeException trouble) {
            if (JobHandlers.isOutage(trouble)) {
                putBack(batch, trouble);
                return false;
            }
        }
        boolean written = true;
        for (Ended ended : batch) {
            written &= write(List.of(ended), () -> writeAlone(ended));
        }
        return written;
    }

    private boolean write(List<Ended> batch, BooleanSupplier write) {
        try {
            settle(batch, write.getAsBoolean());
            return true;
        } catch (RuntimeException trouble) {
            putBack(batch, trouble);
            return false;
        }
    }

    private boolean writeAlone(Ended ended) {
        Job job = ended.run().job();
        Instant now = clock.instant();
        return switch (ended.end()) {
            case AttemptEnd.Completed completed -> complete(List.of(ended));
            case AttemptEnd.Released released -> release(List.of(ended));
            case AttemptEnd.Lost lost -> false;
            case AttemptEnd.Retry retry -> retry(job, retry, now);
            case AttemptEnd.Postponed postponed ->
                queue.postpone(job, postponed.error(), now.plus(postponed.pause()), now);
            case AttemptEnd.Failed failed -> giveUp(job, failed.error()) && queue.fail(job, failed.error(), now);
            case AttemptEnd.Cancelled cancelled -> giveUp(job, "The job was cancelled.") && queue.cancelled(job, now);
        };
    }

    private boolean complete(List<Ended> batch) {
        Map<Job, JsonObject> results = new LinkedHashMap<>();
        for (Ended ended : batch) {
            results.put(ended.run().job(), ((AttemptEnd.Completed) ended.end()).result());
        }
        int kept = queue.complete(results, clock.instant());
        return batch.size() > 1 || kept == 1;
    }

    private boolean release(List<Ended> batch) {
        int kept = queue.release(batch.stream().map(ended -> ended.run().job()).toList(), clock.instant());
        observer.released(kept);
        return true;
    }

    private boolean retry(Job job, AttemptEnd.Retry retry, Instant now) {
        Instant at = now.plus(settings.backoff().delay(job.attempts(), random.getAsDouble()));
        boolean held = queue.retryAt(job, retry.error(), at, now);
        if (held) {
            observer.willRetry(job, retry.cause(), at);
        }
        return held;
    }

    /** Whoever has the job now decides about it, so that nobody is told while it may still succeed. */
    private boolean giveUp(Job job, String reason) {
        boolean held =
                queue.heartbeat(List.of(job), settings.lease(), clock.instant()).get(job.id()) != Heartbeat.LOST;
        if (held) {
            handlers.tellGaveUp(job, reason);
        }
        return held;
    }

    private void settle(List<Ended> batch, boolean held) {
        for (Ended ended : batch) {
            try {
                tell(ended, held);
            } finally {
                runs.remove(ended.run());
            }
        }
    }

    private void tell(Ended ended, boolean held) {
        Job job = ended.run().job();
        if (!held) {
            observer.lost(job);
            return;
        }
        switch (ended.end()) {
            case AttemptEnd.Completed completed ->
                observer.completed(job, Duration.between(ended.run().since(), clock.instant()));
            case AttemptEnd.Failed failed -> observer.failed(job, failed.error());
            case AttemptEnd.Cancelled cancelled -> observer.cancelled(job);
            case AttemptEnd.Postponed postponed -> observer.postponed(job, postponed.error());
            case AttemptEnd.Retry retry -> {}
            case AttemptEnd.Released released -> {}
            case AttemptEnd.Lost lost -> {}
        }
    }

    private void putBack(List<Ended> batch, RuntimeException trouble) {
        observer.trouble("write how jobs ended", trouble);
        for (Ended ended : batch) {
            int tries = JobHandlers.isOutage(trouble) ? ended.tries() : ended.tries() + 1;
            if (tries < TRIES_MAX) {
                waiting.add(new Ended(ended.run(), ended.end(), tries));
            } else if (ended.end() instanceof AttemptEnd.Completed) {
                add(ended.run(), AttemptEnd.retryOrFail(ended.run().job(), "The result could not be stored.", trouble));
            } else {
                // Its lease runs out, and then it is recovered.
                runs.remove(ended.run());
                observer.lost(ended.run().job());
            }
        }
    }
}
