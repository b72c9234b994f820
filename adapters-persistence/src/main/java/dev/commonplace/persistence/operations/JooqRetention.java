package dev.commonplace.persistence.operations;

import static dev.commonplace.persistence.jooq.Tables.RETENTION_RUNS;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import dev.commonplace.application.operations.Retention;
import dev.commonplace.domain.operations.AuditEntry;
import dev.commonplace.domain.operations.RetentionKind;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.support.Scope;
import dev.commonplace.persistence.support.ScopedTransactions;
import dev.commonplace.persistence.support.StatementTimeout;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jooq.Condition;
import org.jooq.Field;

public final class JooqRetention implements Retention {
    /** The first look at a log that was never cleaned reads most of it. */
    private static final Duration LOOK_MAX = Duration.ofMinutes(10);

    private final ScopedTransactions transactions;

    public JooqRetention(ScopedTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<Due> due(RetentionKind kind, Instant before) {
        RetainedTable rows = RetainedTable.of(kind);
        return transactions.read(scope(kind), dsl -> {
            StatementTimeout.raise(dsl, LOOK_MAX);
            return dsl.select(rows.tenantId(), count(), min(rows.time()))
                    .from(rows.table())
                    .where(rows.time().lt(before))
                    .groupBy(rows.tenantId())
                    .orderBy(rows.tenantId())
                    .fetch(found -> new Due(new TenantId(found.value1()), found.value2(), found.value3()));
        });
    }

    @Override
    public Optional<Instant> oldest(RetentionKind kind) {
        RetainedTable rows = RetainedTable.of(kind);
        return transactions.read(
                scope(kind),
                dsl -> dsl.select(rows.time())
                        .from(rows.table())
                        .where(rows.time().isNotNull())
                        .orderBy(rows.time())
                        .limit(1)
                        .fetchOptional(rows.time()));
    }

    @Override
    public int remove(
            RetentionKind kind, TenantId tenantId, Instant before, int limit, IntFunction<Optional<AuditEntry>> note) {
        RetainedTable rows = RetainedTable.of(kind);
        return transactions.run(Scope.retentionIn(tenantId), dsl -> {
            StatementTimeout.raise(dsl, LOOK_MAX);
            int removed = dsl.deleteFrom(rows.table())
                    .where(rows.tenantId().eq(tenantId.value()))
                    .and(isOneOfTheOldest(rows, tenantId, before, limit))
                    .execute();
            if (removed > 0) {
                note.apply(removed).ifPresent(new JooqAuditLog(dsl, tenantId)::record);
            }
            return removed;
        });
    }

    @Override
    public boolean begin(RetentionKind kind, Instant now, Duration pause) {
        return transactions.run(
                Scope.retention(),
                dsl -> dsl.insertInto(RETENTION_RUNS)
                                .set(RETENTION_RUNS.KIND, kind.word())
                                .set(RETENTION_RUNS.STARTED_AT, now)
                                .onConflict(RETENTION_RUNS.KIND)
                                .doUpdate()
                                .set(RETENTION_RUNS.STARTED_AT, excluded(RETENTION_RUNS.STARTED_AT))
                                .where(RETENTION_RUNS.STARTED_AT.le(now.minus(pause)))
                                .execute()
                        > 0);
    }

    /**
     * By their place, so that no plan reads the whole table for a batch. Rows that can change, such as a failed job that is tried
     * again, are locked; the logs' cannot, not even so.
     */
    private static Condition isOneOfTheOldest(RetainedTable rows, TenantId tenantId, Instant before, int limit) {
        Field<Object> place = field(name("ctid"));
        var oldest = select(place)
                .from(rows.table())
                .where(rows.tenantId().eq(tenantId.value()))
                .and(rows.time().lt(before))
                .orderBy(rows.time())
                .limit(limit);
        return condition(
                "ctid = any(array({0}))", rows.canChange() ? oldest.forUpdate().skipLocked() : oldest);
    }

    /** Jobs of all tenants are the queue's business already. */
    private static Scope scope(RetentionKind kind) {
        return kind == RetentionKind.FINISHED_JOBS ? Scope.queue() : Scope.retention();
    }
}
