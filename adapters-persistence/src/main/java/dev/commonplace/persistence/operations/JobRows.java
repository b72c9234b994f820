package dev.commonplace.persistence.operations;

import static dev.commonplace.persistence.jooq.Tables.JOBS;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import dev.commonplace.domain.operations.Job;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.operations.JobKind;
import dev.commonplace.domain.operations.JobState;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.jooq.tables.Jobs;
import dev.commonplace.persistence.jooq.tables.records.JobsRecord;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/** Jobs as rows. */
final class JobRows {
    private JobRows() {}

    static Job job(JobsRecord row) {
        return new Job(
                new TenantId(row.getTenantId()),
                new JobId(row.getId()),
                new JobKind(row.getKind()),
                JobState.parse("/state", row.getState()),
                row.getPriority(),
                row.getPayload(),
                Optional.ofNullable(row.getResult()),
                row.getAttempts(),
                row.getAttemptsMax(),
                row.getScheduledAt(),
                row.getCreatedAt(),
                row.getUpdatedAt(),
                Optional.ofNullable(row.getStartedAt()),
                Optional.ofNullable(row.getFinishedAt()),
                Optional.ofNullable(row.getWorker()),
                Optional.ofNullable(row.getHeartbeatAt()),
                Optional.ofNullable(row.getLeaseUntil()),
                row.getCancelRequested(),
                row.getProgressDone(),
                total(row.getProgressTotal()),
                Optional.ofNullable(row.getError()));
    }

    private static OptionalLong total(@Nullable Long total) {
        return total == null ? OptionalLong.empty() : OptionalLong.of(total);
    }

    /** Written into the statement: only then can the planner use the index of that state. */
    static Condition is(JobState state) {
        return JOBS.STATE.eq(word(state));
    }

    static Field<String> word(JobState state) {
        return inline(state.word());
    }

    /** Running under exactly these claims. */
    static Condition held(Collection<Job> claims) {
        return is(JobState.RUNNING)
                .and(row(JOBS.TENANT_ID, JOBS.ID, JOBS.WORKER, JOBS.ATTEMPTS)
                        .in(claims.stream()
                                .map(claim -> row(
                                        claim.tenantId().value(),
                                        claim.id().value(),
                                        claim.worker().orElse(""),
                                        claim.attempts()))
                                .toList()));
    }

    /** The deduplication key that a job keeps when it waits again: its own, unless another one waits with it. */
    static Field<String> keyWhenWaiting() {
        Jobs other = JOBS.as("other");
        return when(
                        exists(selectOne()
                                .from(other)
                                .where(other.TENANT_ID.eq(JOBS.TENANT_ID))
                                .and(other.KIND.eq(JOBS.KIND))
                                .and(other.DEDUPLICATION_KEY.eq(JOBS.DEDUPLICATION_KEY))
                                .and(other.STATE.eq(word(JobState.PENDING)))),
                        inline((String) null, JOBS.DEDUPLICATION_KEY))
                .otherwise(JOBS.DEDUPLICATION_KEY);
    }
}
