package dev.commonplace.application.operations;

import java.time.Duration;

/** Tells a worker that there may be jobs, and tells the others that the worker lives. */
public interface JobSignals extends AutoCloseable {
    /**
     * Waits until a job was enqueued since the last call, or the time is up. Returns at once where the signals are out
     * of order, after a pause, so that polling goes on. Called by one thread.
     */
    void await(Duration timeout) throws InterruptedException;

    @Override
    void close();
}
