package dev.commonplace.persistence.operations;

import static dev.commonplace.persistence.jooq.Tables.JOBS;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.least;

import dev.commonplace.application.operations.JobFilter;
import dev.commonplace.application.operations.Jobs;
import dev.commonplace.domain.operations.Job;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.operations.JobState;
import dev.commonplace.domain.operations.NewJob;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.jooq.tables.records.JobsRecord;
import dev.commonplace.persistence.support.Conditions;
import dev.commonplace.persistence.support.Keyset;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

public final class JooqJobs implements Jobs {
    private final DSLContext dsl;
    private final TenantId tenantId;

    public JooqJobs(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    /**
     * The job that waits already is changed, even if to the same, because that locks it: a worker could otherwise start it
     * before this transaction has committed what the job is to see.
     */
    @Override
    public JobId enqueue(NewJob job, Instant now) {
        JobsRecord row = new JobsRecord();
        row.setTenantId(tenantId.value());
        row.setId(job.id().value());
        row.setKind(job.kind().value());
        row.setState(JobState.PENDING.word());
        row.setPriority(job.priority());
        row.setPayload(job.payload());
        row.setAttemptsMax(job.attemptsMax());
        row.setScheduledAt(job.scheduledAt().orElse(now));
        row.setCreatedAt(now);
        row.setUpdatedAt(now);
        row.setDeduplicationKey(job.deduplicationKey().orElse(null));
        JobsRecord kept = dsl.insertInto(JOBS)
                .set(row)
                .onConflict(JOBS.TENANT_ID, JOBS.KIND, JOBS.DEDUPLICATION_KEY)
                .where(JobRows.is(JobState.PENDING).and(JOBS.DEDUPLICATION_KEY.isNotNull()))
                .doUpdate()
                .set(JOBS.PRIORITY, greatest(JOBS.PRIORITY, excluded(JOBS.PRIORITY)))
                .set(JOBS.SCHEDULED_AT, least(JOBS.SCHEDULED_AT, excluded(JOBS.SCHEDULED_AT)))
                .set(JOBS.UPDATED_AT, now)
                .returning(JOBS.ID)
                .fetchSingle();
        JobNotifications.send(dsl);
        return new JobId(kept.getId());
    }

    @Override
    public Optional<Job> find(JobId id) {
        return dsl.selectFrom(JOBS).where(is(id)).fetchOptional(JobRows::job);
    }

    @Override
    public Page<Job> list(JobFilter filter, PageRequest page) {
        Condition wanted = Conditions.all(List.of(
                filter.state().map(state -> JOBS.STATE.eq(state.word())),
                filter.kind().map(kind -> JOBS.KIND.eq(kind.value()))));
        return Page.of(
                dsl.selectFrom(JOBS)
                        .where(JOBS.TENANT_ID.eq(tenantId.value()))
                        .and(wanted)
                        .and(Keyset.after(page, JOBS.ID))
                        .orderBy(JOBS.ID.desc())
                        .limit(Keyset.limit(page))
                        .fetch(JobRows::job),
                page,
                job -> job.id().value());
    }

    @Override
    public Optional<Job> cancel(JobId id, Instant now) {
        return locked(id).map(row -> switch (JobRows.job(row).state()) {
            case PENDING -> {
                row.setState(JobState.CANCELLED.word());
                row.setFinishedAt(now);
                yield askToStop(row, now);
            }
            case RUNNING -> askToStop(row, now);
            case COMPLETED, FAILED, CANCELLED -> JobRows.job(row);
        });
    }

    @Override
    public Optional<Job> retry(JobId id, Instant now) {
        return locked(id).map(row -> switch (JobRows.job(row).state()) {
            case FAILED, CANCELLED -> startAnew(row, now);
            case PENDING, RUNNING, COMPLETED -> JobRows.job(row);
        });
    }

    @Override
    public Map<JobState, Long> countByState() {
        Map<JobState, Long> counts = new EnumMap<>(JobState.class);
        for (JobState state : JobState.values()) {
            counts.put(state, 0L);
        }
        dsl.select(JOBS.STATE, count())
                .from(JOBS)
                .where(JOBS.TENANT_ID.eq(tenantId.value()))
                .groupBy(JOBS.STATE)
                .forEach(row -> counts.put(JobState.parse("/state", row.value1()), (long) row.value2()));
        return counts;
    }

    private static Job askToStop(JobsRecord row, Instant now) {
        row.setCancelRequested(true);
        row.setUpdatedAt(now);
        row.store();
        return JobRows.job(row);
    }

    private Job startAnew(JobsRecord row, Instant now) {
        row.setState(JobState.PENDING.word());
        row.setAttempts(0);
        row.setScheduledAt(now);
        row.setUpdatedAt(now);
        row.setStartedAt(null);
        row.setFinishedAt(null);
        row.setCancelRequested(false);
        row.setProgressDone(0L);
        row.setProgressTotal(null);
        row.setError(null);
        // Another job may wait with it by now, or begin to at this moment.
        row.setDeduplicationKey(null);
        row.store();
        JobNotifications.send(dsl);
        return JobRows.job(row);
    }

    private Optional<JobsRecord> locked(JobId id) {
        return dsl.selectFrom(JOBS).where(is(id)).forUpdate().fetchOptional();
    }

    private Condition is(JobId id) {
        return JOBS.TENANT_ID.eq(tenantId.value()).and(JOBS.ID.eq(id.value()));
    }
}
