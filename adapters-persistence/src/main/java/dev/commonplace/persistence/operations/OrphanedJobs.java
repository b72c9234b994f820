package dev.commonplace.persistence.operations;

import static dev.commonplace.persistence.jooq.Tables.JOBS;

import dev.commonplace.application.operations.JobQueue.Recovered;
import dev.commonplace.domain.operations.Job;
import dev.commonplace.domain.operations.JobState;
import dev.commonplace.persistence.support.Scope;
import dev.commonplace.persistence.support.ScopedTransactions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Takes jobs away from workers that are dead. */
final class OrphanedJobs {
    private static final int BATCH_MAX = 200;
    private static final String WORKER_DIED = "The worker died.";

    /** A living worker whose connection broke takes its lock again within this time. */
    private static final Duration SECOND_LOOK_AFTER = Duration.ofSeconds(1);

    private final ScopedTransactions transactions;
    private final WaitingJobs waiting;

    OrphanedJobs(ScopedTransactions transactions, WaitingJobs waiting) {
        this.transactions = transactions;
        this.waiting = waiting;
    }

    /** @param name under which the worker claims at this moment */
    Recovered recover(String worker, String name, Duration lease, Duration grace, Instant now) {
        Set<String> suspects = suspects(worker);
        if (!suspects.isEmpty() && !pauseBeforeSecondLook()) {
            return new Recovered(0, List.of());
        }
        Condition dead = JOBS.WORKER.in(suspects).and(WorkerLocks.signOfLifeGone());
        Condition orphaned = JobRows.is(JobState.RUNNING)
                .and(JOBS.LEASE_UNTIL.lt(now.minus(grace)).or(dead));
        return waiting.transact(dsl -> takeAway(dsl, orphaned, name, lease, now));
    }

    private Set<String> suspects(String worker) {
        return transactions.read(
                Scope.queue(),
                dsl -> dsl.selectDistinct(JOBS.WORKER)
                        .from(JOBS)
                        .where(JobRows.is(JobState.RUNNING))
                        .and(WorkerLocks.ofOthersThan(worker))
                        .and(WorkerLocks.signOfLifeGone())
                        .fetchSet(JOBS.WORKER));
    }

    private static Recovered takeAway(DSLContext dsl, Condition orphaned, String name, Duration lease, Instant now) {
        List<Job> orphans = dsl.selectFrom(JOBS)
                .where(orphaned)
                .orderBy(JOBS.LEASE_UNTIL)
                .limit(BATCH_MAX)
                .forUpdate()
                .skipLocked()
                .fetch(JobRows::job);
        List<Job> toEnd = new ArrayList<>();
        for (Job job : orphans) {
            if (job.cancelRequested() || job.attempts() >= job.attemptsMax()) {
                toEnd.add(takeOver(dsl, job, name, lease, now));
            } else {
                WaitingJobs.putBack(dsl, now)
                        .set(JOBS.ERROR, WORKER_DIED)
                        .where(JobRows.held(List.of(job)))
                        .execute();
            }
        }
        if (toEnd.size() < orphans.size()) {
            JobNotifications.send(dsl);
        }
        return new Recovered(orphans.size() - toEnd.size(), toEnd);
    }

    private static Job takeOver(DSLContext dsl, Job job, String name, Duration lease, Instant now) {
        return dsl.update(JOBS)
                .set(JOBS.WORKER, name)
                .set(JOBS.HEARTBEAT_AT, now)
                .set(JOBS.LEASE_UNTIL, now.plus(lease))
                .set(JOBS.UPDATED_AT, now)
                .where(JobRows.held(List.of(job)))
                .returning()
                .fetchSingle(JobRows::job);
    }

    private static boolean pauseBeforeSecondLook() {
        try {
            Thread.sleep(SECOND_LOOK_AFTER);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
