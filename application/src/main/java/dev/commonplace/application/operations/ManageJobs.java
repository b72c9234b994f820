package dev.commonplace.application.operations;

import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.operations.Job;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.operations.JobState;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.time.Clock;
import java.util.Map;

/** Lets a tenant watch, cancel and retry its jobs. */
public final class ManageJobs {
    private final Transactions<OperationsWork> transactions;
    private final Auditor auditor;
    private final Clock clock;

    public ManageJobs(Transactions<OperationsWork> transactions, Auditor auditor, Clock clock) {
        this.transactions = transactions;
        this.auditor = auditor;
        this.clock = clock;
    }

    /** Newest first. */
    public Page<Job> list(Caller caller, JobFilter filter, PageRequest page) {
        caller.require(Role.READER);
        return transactions.readInTenant(caller.tenantId(), work -> work.jobs().list(filter, page));
    }

    /** @throws RefusedException {@code NOT_FOUND} */
    public Job read(Caller caller, JobId id) {
        caller.require(Role.READER);
        return transactions
                .readInTenant(caller.tenantId(), work -> work.jobs().find(id))
                .orElseThrow(() -> RefusedException.notFound("The job"));
    }

    /** How many jobs are in each state. */
    public Map<JobState, Long> statistics(Caller caller) {
        caller.require(Role.READER);
        return transactions.readInTenant(caller.tenantId(), work -> work.jobs().countByState());
    }

    /**
     * Cancels a job: a pending one at once, a running one as soon as its handler looks up.
     *
     * @throws RefusedException {@code NOT_FOUND}; {@code WRONG_STATE} for a finished job
     */
    public Job cancel(Caller caller, JobId id) {
        caller.require(Role.EDITOR);
        return transactions.inTenant(caller.tenantId(), work -> {
            requireState(work, id, "cancelled", JobState.PENDING, JobState.RUNNING);
            Job job = work.jobs().cancel(id, clock.instant()).orElseThrow(() -> RefusedException.notFound("The job"));
            refuseEndedMeanwhile(job);
            work.audit().record(auditor.entry(caller.actor(), caller.origin(), "job.cancel", id, Map.of()));
            return job;
        });
    }

    /**
     * Starts a failed or cancelled job anew.
     *
     * @throws RefusedException {@code NOT_FOUND}; {@code WRONG_STATE} for any other job
     */
    public Job retry(Caller caller, JobId id) {
        caller.require(Role.EDITOR);
        return transactions.inTenant(caller.tenantId(), work -> {
            requireState(work, id, "retried", JobState.FAILED, JobState.CANCELLED);
            Job job = work.jobs().retry(id, clock.instant()).orElseThrow(() -> RefusedException.notFound("The job"));
            work.audit().record(auditor.entry(caller.actor(), caller.origin(), "job.retry", id, Map.of()));
            return job;
        });
    }

    private static void refuseEndedMeanwhile(Job job) {
        if (job.state() == JobState.COMPLETED || job.state() == JobState.FAILED) {
            requireState(job, "cancelled", JobState.PENDING, JobState.RUNNING);
        }
    }

    private static void requireState(OperationsWork work, JobId id, String verb, JobState one, JobState other) {
        requireState(work.jobs().find(id).orElseThrow(() -> RefusedException.notFound("The job")), verb, one, other);
    }

    private static void requireState(Job job, String verb, JobState one, JobState other) {
        if (job.state() != one && job.state() != other) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE,
                    "Only a job that is " + one.word() + " or " + other.word() + " can be " + verb + "; this one is "
                            + job.state().word() + ".");
        }
    }
}
