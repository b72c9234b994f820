package dev.commonplace.application.operations;

import dev.commonplace.domain.shared.Actor;
import java.time.Duration;
import java.util.Optional;

/** Applies retention now and then, on a thread of its own, so that a long removal delays no job. */
public final class RetentionSchedule implements AutoCloseable {
    private static final Actor ACTOR = new Actor(Actor.Kind.JOB, "retention", Optional.empty());
    private static final Duration LOOK_EVERY = Duration.ofMinutes(10);
    private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofMinutes(1);
    private static final Duration STOP_WAIT_MAX = Duration.ofSeconds(5);

    private final WorkerThread thread;
    private volatile boolean closing;

    /** @param observer hears of what does not work and will be tried again */
    public RetentionSchedule(ApplyRetention retention, JobObserver observer) {
        this.thread = new WorkerThread(
                "retention",
                () -> {
                    retention.applyWhereDue(ACTOR, () -> closing);
                    return LOOK_EVERY;
                },
                PAUSE_AFTER_TROUBLE,
                observer);
    }

    /** Begins to look. Called once. */
    public void start() {
        thread.start();
    }

    /** Lets the batch at hand end. */
    @Override
    public void close() {
        closing = true;
        thread.stop(STOP_WAIT_MAX);
    }
}
