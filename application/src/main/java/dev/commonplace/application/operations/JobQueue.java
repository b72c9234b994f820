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

    /** Which of the running jobs somebody wants to stop. Writes nothing, so that it can be asked often. */
    Set<JobId> cancelRequests(Collection<Job> running);

    /** Notes how far running jobs are. */
    void progress(Map<Job, Progress> progressByJob, Instant now);

    /**
     * How far a job is, in its handler's own units.
     *
     * @param total how much there is to do, where known
     */
    record Progress(long done, OptionalLong total) {}

    /** Finishes jobs in one go. @return how many of them were still the worker's */
    int complete(Map<Job, JsonObject> resultByJob, Instant now);

    /**
     * Puts a running job back to wait until the given time, with the error noted. Where a pending one has the same
     * deduplication key by now, the job gives its key up; the same holds for {@link #postpone}, {@link
     * #release} and {@link #recover}.
     */
    boolean retryAt(Job job, String error, Instant at, Instant now);

    /** Like {@link #retryAt} for an attempt that could not begin, and does not count. */
    boolean postpone(Job job, String error, Instant at, Instant now);

    /** Ends a running job as failed. */
    boolean fail(Job job, String error, Instant now);

    /** Ends a running job as cancelled, or notes of one from {@link #cancelledWhileWaiting} that its handler knows. */
    boolean cancelled(Job job, Instant now);

    /** Jobs that were cancelled before a worker had them, and of which their handlers have not heard yet. */
    List<Job> cancelledWhileWaiting(Set<JobKind> kinds, int limit);

    /** Gives running jobs back untouched, their attempt not counted: the worker is shutting down. */
    int release(Collection<Job> running, Instant now);

    /**
     * Takes jobs away from workers that are dead: their lease ended longer ago than the grace, or their sign of life is
     * gone. They wait again. Those that must not start again (no attempt is left, or somebody wants them to stop) become
     * the calling worker's instead, without a new attempt, so that it tells their handlers and then ends them.
     *
     * @param lease for how long the jobs to be ended are the calling worker's
     */
    Recovered recover(String worker, Duration lease, Duration grace, Instant now);

    /**
     * What was taken away from dead workers.
     *
     * @param waiting how many jobs wait again
     * @param toEnd jobs that are the calling worker's now, only to be ended
     */
    record Recovered(int waiting, List<Job> toEnd) {
        public Recovered {
            toEnd = List.copyOf(toEnd);
        }
    }
}
