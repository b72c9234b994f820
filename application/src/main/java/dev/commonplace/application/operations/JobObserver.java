package dev.commonplace.application.operations;

import dev.commonplace.domain.operations.Job;
import java.time.Duration;
import java.time.Instant;

/** Hears what a worker does, to log and count it. Called by the worker's threads: quick, and never throws. */
public interface JobObserver {
    /** Hears everything and does nothing. */
    JobObserver NONE = new JobObserver() {};

    default void started(Job job) {}

    default void completed(Job job, Duration time) {}

    /** An attempt failed and another will be made at the given time. */
    default void willRetry(Job job, Throwable cause, Instant at) {}

    /** An attempt could not begin, and the job waits for what it lacks. */
    default void postponed(Job job, String reason) {}

    /** No attempt is left, or none would help. */
    default void failed(Job job, String error) {}

    default void cancelled(Job job) {}

    /** Another worker may have the job: what this attempt did for it is not kept. */
    default void lost(Job job) {}

    /** Running jobs were given back because the worker closes. */
    default void released(int jobs) {}

    /** Jobs of dead workers wait again. */
    default void recovered(int jobs) {}

    /** Something of the worker itself did not work and will be tried again. */
    default void trouble(String activity, Throwable cause) {}
}
