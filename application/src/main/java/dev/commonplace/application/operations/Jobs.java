package dev.commonplace.application.operations;

import dev.commonplace.domain.operations.Job;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.operations.JobState;
import dev.commonplace.domain.operations.NewJob;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The jobs of one tenant, in the caller's transaction. */
public interface Jobs {
    /**
     * Keeps a new pending job, unless a pending one of the same kind has the same deduplication key. That one then keeps
     * its payload, takes the greater priority and the earlier start of both, and is not started before the transaction
     * ends, so that it sees what the transaction did. Workers are woken when the transaction commits, and only then can
     * see a new job.
     *
     * @return the id of the job that will do the work: the new one's, or that of the one already waiting
     */
    JobId enqueue(NewJob job, Instant now);

    Optional<Job> find(JobId id);

    /** Newest first. */
    Page<Job> list(JobFilter filter, PageRequest page);

    /**
     * Stops a pending job at once; asks a running one to stop when it next can. A finished one stays as it is. Either way
     * the job's handler is told by a worker, see {@link JobHandler#gaveUp}.
     *
     * @return the job afterwards, empty where there is none
     */
    Optional<Job> cancel(JobId id, Instant now);

    /**
     * Makes a failed or cancelled job pending again, with its attempts counted anew and without its deduplication key. Any
     * other stays as it is.
     *
     * @return the job afterwards, empty where there is none
     */
    Optional<Job> retry(JobId id, Instant now);

    /** How many jobs are in each state; states without jobs have 0. */
    Map<JobState, Long> countByState();
}
