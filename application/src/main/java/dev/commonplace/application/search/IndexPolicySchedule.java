package dev.commonplace.application.search;

import dev.commonplace.application.operations.JobObserver;
import dev.commonplace.application.operations.WorkerThread;
import java.time.Duration;

/** Applies the index policy again and again, on a thread of its own, so that a build of minutes delays no job. */
public final class IndexPolicySchedule implements AutoCloseable {
    private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofMinutes(1);
    private static final Duration STOP_WAIT_MAX = Duration.ofSeconds(5);

    private final WorkerThread thread;
    private volatile boolean closing;

    /**
     * @param every how long to wait between two looks
     * @param observer hears of what does not work and will be tried again
     */
    public IndexPolicySchedule(ApplyIndexPolicy policy, Duration every, JobObserver observer) {
        this.thread = new WorkerThread(
                "index-policy",
                () -> {
                    policy.apply(() -> closing);
                    return every;
                },
                PAUSE_AFTER_TROUBLE,
                observer);
    }

    /** Begins to look. Called once. */
    public void start() {
        thread.start();
    }

    /** Does not wait for the end of a build: what it leaves, the next look clears. */
    @Override
    public void close() {
        closing = true;
        thread.stop(STOP_WAIT_MAX);
    }
}
