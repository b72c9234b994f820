package dev.commonplace.application.operations;

import dev.commonplace.domain.operations.Job;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.operations.JobKind;
import dev.commonplace.domain.shared.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The queue as workers see it: the jobs of all tenants. Every call is a transaction of its own. A call about a claimed
 * job has an effect only while the worker still holds it, which is while worker and attempt are those of the claim.
 */
public interface JobQueue {
    /**
     * Takes due pending jobs, greatest priority first, then longest waiting. No job is ever taken by two. Their
     * attempts go up by one.
     *
     * @param limit the most jobs to take
     * @param lease for how long they are the worker's unless it is heard of again
     */
    List<Job> claim(String worker, Set<JobKind> kinds, int limit, Duration lease, Instant now);

    /** Renews the leases of running jobs and tells of each whether it goes on. */
    Map<JobId, Heartbeat> heartbeat(Collection<Job> running, Duration lease, Instant now);

    /** What a worker learns about a job it runs. */
    enum Heartbeat {
        /** The job is the worker's for another lease. */
        HELD,
        /** The same, and somebody wants it to stop. */
        CANCEL_REQUESTED,
        /** The job is no longer the worker's: stop, and keep nothing. */
        LOST
    }

    /** Notes how far a running job is. */
    void progress(Job job, long done, OptionalLong total, Instant now);

    /** Finishes jobs in one go. @return how many of them were still the worker's */
    int complete(Map<Job, JsonObject> resultByJob, Instant now);

    /** Puts a running job back to wait until the given time, with the error noted. */
    boolean retryAt(Job job, String error, Instant at, Instant now);

    /** Ends a running job as failed. */
    boolean fail(Job job, String error, Instant now);

    /** Ends a running job as cancelled. */
    boolean cancelled(Job job, Instant now);

    /** Gives running jobs back untouched, their attempt not counted: the worker is shutting down. */
    int release(Collection<Job> running, Instant now);

    /**
     * Takes jobs away from workers that are dead: their lease ended longer ago than the grace, or their sign of life is
     * gone. They wait again, or have failed where no attempt is left.
     *
     * @return the jobs that have failed thereby
     */
    List<Job> recover(Duration grace, Instant now);

    /** Removes jobs that finished before the given time. @return how many, at most the limit */
    int removeFinished(Instant before, int limit);
}
