package dev.commonplace.persistence.operations;

import static dev.commonplace.persistence.jooq.Tables.JOBS;

import dev.commonplace.domain.operations.Job;
import dev.commonplace.domain.operations.JobState;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.persistence.jooq.tables.records.JobsRecord;
import dev.commonplace.persistence.support.Scope;
import dev.commonplace.persistence.support.ScopedTransactions;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.UpdateSetMoreStep;

/** Puts running jobs back to wait, one by one, because the first may take the deduplication key that the next one had. */
final class WaitingJobs {
    private static final int TRIES_MAX = 5;

    private final ScopedTransactions transactions;

    WaitingJobs(ScopedTransactions transactions) {
        this.transactions = transactions;
    }

    boolean retryAt(Job job, String error, Instant at, Instant now) {
        return transact(dsl -> putBack(dsl, now)
                        .set(JOBS.SCHEDULED_AT, at)
                        .set(JOBS.ERROR, error)
                        .where(JobRows.held(List.of(job)))
                        .execute())
                > 0;
    }

    boolean postpone(Job job, String error, Instant at, Instant now) {
        return transact(dsl -> putBack(dsl, now)
                        .set(JOBS.SCHEDULED_AT, at)
                        .set(JOBS.ERROR, error)
                        .set(JOBS.ATTEMPTS, JOBS.ATTEMPTS.minus(1))
                        .where(JobRows.held(List.of(job)))
                        .execute())
                > 0;
    }

    int release(Collection<Job> running, Instant now) {
        if (running.isEmpty()) {
            return 0;
        }
        return transact(dsl -> {
            int released = 0;
            for (Job job : running) {
                released += putBack(dsl, now)
                        .set(JOBS.ATTEMPTS, JOBS.ATTEMPTS.minus(1))
                        .where(JobRows.held(List.of(job)))
                        .execute();
            }
            JobNotifications.send(dsl);
            return released;
        });
    }

    /** Begins the statement that puts a running job back. */
    static UpdateSetMoreStep<JobsRecord> putBack(DSLContext dsl, Instant now) {
        return dsl.update(JOBS)
                .set(JOBS.STATE, JobRows.word(JobState.PENDING))
                .set(JOBS.DEDUPLICATION_KEY, JobRows.keyWhenWaiting())
                .setNull(JOBS.WORKER)
                .setNull(JOBS.HEARTBEAT_AT)
                .setNull(JOBS.LEASE_UNTIL)
                .set(JOBS.UPDATED_AT, now);
    }

    /** Runs a transaction that puts jobs back again when somebody enqueued the same key while it ran. */
    <R> R transact(Function<DSLContext, R> body) {
        for (int tries = 1; ; tries++) {
            try {
                return transactions.run(Scope.queue(), body);
            } catch (RefusedException refused) {
                if (refused.code() != ErrorCode.ALREADY_EXISTS || tries == TRIES_MAX) {
                    throw refused;
                }
            }
        }
    }
}
