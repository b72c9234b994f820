package dev.commonplace.persistence.operations;

import static dev.commonplace.persistence.jooq.Tables.JOBS;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import dev.commonplace.application.operations.JobQueue;
import dev.commonplace.domain.operations.Job;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.operations.JobKind;
import dev.commonplace.domain.operations.JobState;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.persistence.jooq.tables.records.JobsRecord;
import dev.commonplace.persistence.support.Scope;
import dev.commonplace.persistence.support.ScopedTransactions;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.CommonTableExpression;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record2;
import org.jooq.UpdateSetMoreStep;
import org.jspecify.annotations.Nullable;

public final class JooqJobQueue implements JobQueue {
    private static final Comparator<Job> FIRST_TO_LAST = Comparator.comparingInt(Job::priority)
            .reversed()
            .thenComparing(Job::scheduledAt)
            .thenComparing(job -> job.id().toString());

    private final ScopedTransactions transactions;
    private final SignOfLife signOfLife;
    private final WaitingJobs waiting;
    private final OrphanedJobs orphans;

    /** @param signOfLife that of the worker which claims here */
    public JooqJobQueue(ScopedTransactions transactions, SignOfLife signOfLife) {
        this.transactions = transactions;
        this.signOfLife = signOfLife;
        this.waiting = new WaitingJobs(transactions);
        this.orphans = new OrphanedJobs(transactions, waiting);
    }

    @Override
    public List<Job> claim(String worker, Set<JobKind> kinds, int limit, Duration lease, Instant now) {
        CommonTableExpression<Record2<UUID, UUID>> due = name("due")
                .as(select(JOBS.TENANT_ID, JOBS.ID)
                        .from(JOBS)
                        .where(JobRows.is(JobState.PENDING))
                        .and(JOBS.KIND.in(words(kinds)))
                        .and(JOBS.SCHEDULED_AT.le(now))
                        .orderBy(JOBS.PRIORITY.desc(), JOBS.SCHEDULED_AT, JOBS.ID)
                        .limit(limit)
                        .forUpdate()
                        .skipLocked());
        return transactions
                .run(
                        Scope.queue(),
                        dsl -> dsl.with(due)
                                .update(JOBS)
                                .set(JOBS.STATE, JobRows.word(JobState.RUNNING))
                                .set(JOBS.ATTEMPTS, JOBS.ATTEMPTS.plus(1))
                                .set(JOBS.WORKER, WorkerLocks.nameOf(worker, signOfLife))
                                .set(JOBS.STARTED_AT, now)
                                .set(JOBS.HEARTBEAT_AT, now)
                                .set(JOBS.LEASE_UNTIL, now.plus(lease))
                                .set(JOBS.PROGRESS_DONE, 0L)
                                .setNull(JOBS.PROGRESS_TOTAL)
                                .set(JOBS.UPDATED_AT, now)
                                .from(due)
                                .where(JOBS.TENANT_ID.eq(due.field(JOBS.TENANT_ID)))
                                .and(JOBS.ID.eq(due.field(JOBS.ID)))
                                .returning()
                                .fetch(JobRows::job))
                .stream()
                .sorted(FIRST_TO_LAST)
                .toList();
    }

    @Override
    public Map<JobId, Heartbeat> heartbeat(Collection<Job> running, Duration lease, Instant now) {
        Map<JobId, Heartbeat> answers = new HashMap<>();
        running.forEach(job -> answers.put(job.id(), Heartbeat.LOST));
        if (!running.isEmpty()) {
            transactions
                    .run(
                            Scope.queue(),
                            dsl -> dsl.update(JOBS)
                                    .set(JOBS.HEARTBEAT_AT, now)
                                    .set(JOBS.LEASE_UNTIL, now.plus(lease))
                                    .set(JOBS.UPDATED_AT, now)
                                    .where(JobRows.held(running))
                                    .returning(JOBS.ID, JOBS.CANCEL_REQUESTED)
                                    .fetch())
                    .forEach(held -> answers.put(
                            new JobId(held.getId()),
                            held.getCancelRequested() ? Heartbeat.CANCEL_REQUESTED : Heartbeat.HELD));
        }
        return answers;
    }

    @Override
    public Set<JobId> cancelRequests(Collection<Job> running) {
        if (running.isEmpty()) {
            return Set.of();
        }
        return transactions.read(
                Scope.queue(),
                dsl -> dsl.select(JOBS.ID)
                        .from(JOBS)
                        .where(JobRows.held(running))
                        .and(JOBS.CANCEL_REQUESTED)
                        .fetchSet(found -> new JobId(found.value1())));
    }

    @Override
    public void progress(Map<Job, Progress> progressByJob, Instant now) {
        if (progressByJob.isEmpty()) {
            return;
        }
        transactions.run(Scope.queue(), dsl -> {
            int changed = 0;
            for (Map.Entry<Job, Progress> entry : progressByJob.entrySet()) {
                Progress progress = entry.getValue();
                changed += dsl.update(JOBS)
                        .set(JOBS.PROGRESS_DONE, progress.done())
                        .set(JOBS.PROGRESS_TOTAL, total(progress))
                        .set(JOBS.UPDATED_AT, now)
                        .where(JobRows.held(List.of(entry.getKey())))
                        .execute();
            }
            return changed;
        });
    }

    @Override
    public int complete(Map<Job, JsonObject> resultByJob, Instant now) {
        if (resultByJob.isEmpty()) {
            return 0;
        }
        return transactions.run(Scope.queue(), dsl -> {
            int completed = 0;
            for (Map.Entry<Job, JsonObject> entry : resultByJob.entrySet()) {
                completed += finish(dsl, JobState.COMPLETED, now)
                        .set(JOBS.RESULT, entry.getValue())
                        .setNull(JOBS.ERROR)
                        .where(JobRows.held(List.of(entry.getKey())))
                        .execute();
            }
            return completed;
        });
    }

    @Override
    public boolean retryAt(Job job, String error, Instant at, Instant now) {
        return waiting.retryAt(job, error, at, now);
    }

    @Override
    public boolean postpone(Job job, String error, Instant at, Instant now) {
        return waiting.postpone(job, error, at, now);
    }

    @Override
    public boolean fail(Job job, String error, Instant now) {
        return transactions.run(
                Scope.queue(),
                dsl -> finish(dsl, JobState.FAILED, now)
                                .set(JOBS.ERROR, error)
                                .where(JobRows.held(List.of(job)))
                                .execute()
                        > 0);
    }

    @Override
    public boolean cancelled(Job job, Instant now) {
        Condition toldOf = JobRows.is(JobState.CANCELLED)
                .and(JOBS.CANCEL_REQUESTED)
                .and(JOBS.TENANT_ID.eq(job.tenantId().value()))
                .and(JOBS.ID.eq(job.id().value()));
        return transactions.run(
                Scope.queue(),
                dsl -> finish(dsl, JobState.CANCELLED, now)
                                        .where(JobRows.held(List.of(job)))
                                        .execute()
                                > 0
                        || dsl.update(JOBS)
                                        .set(JOBS.CANCEL_REQUESTED, false)
                                        .set(JOBS.UPDATED_AT, now)
                                        .where(toldOf)
                                        .execute()
                                > 0);
    }

    @Override
    public List<Job> cancelledWhileWaiting(Set<JobKind> kinds, int limit) {
        return transactions.read(
                Scope.queue(),
                dsl -> dsl.selectFrom(JOBS)
                        .where(JobRows.is(JobState.CANCELLED))
                        .and(JOBS.CANCEL_REQUESTED)
                        .and(JOBS.KIND.in(words(kinds)))
                        .orderBy(JOBS.FINISHED_AT)
                        .limit(limit)
                        .fetch(JobRows::job));
    }

    @Override
    public int release(Collection<Job> running, Instant now) {
        return waiting.release(running, now);
    }

    @Override
    public Recovered recover(String worker, Duration lease, Duration grace, Instant now) {
        return orphans.recover(worker, WorkerLocks.nameOf(worker, signOfLife), lease, grace, now);
    }

    private static UpdateSetMoreStep<JobsRecord> finish(DSLContext dsl, JobState state, Instant now) {
        return dsl.update(JOBS)
                .set(JOBS.STATE, JobRows.word(state))
                .set(JOBS.FINISHED_AT, now)
                .set(JOBS.UPDATED_AT, now)
                .set(JOBS.CANCEL_REQUESTED, false)
                .setNull(JOBS.WORKER)
                .setNull(JOBS.HEARTBEAT_AT)
                .setNull(JOBS.LEASE_UNTIL);
    }

    private static Set<String> words(Set<JobKind> kinds) {
        return kinds.stream().map(JobKind::value).collect(Collectors.toSet());
    }

    private static @Nullable Long total(Progress progress) {
        return progress.total().isPresent() ? progress.total().getAsLong() : null;
    }
}
