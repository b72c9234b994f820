package dev.commonplace.maintenance.upkeep;

import dev.commonplace.maintenance.LongWork;
import dev.commonplace.maintenance.MaintenanceException;
import dev.commonplace.maintenance.OwnerSession;
import dev.commonplace.maintenance.Sql;
import dev.commonplace.migrations.database.DatabaseUrl;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Does what PostgreSQL's own housekeeping has not done, where it pays: vacuum, new statistics, indexes that are broken or mostly
 * empty. Nothing of it keeps a running service from reading or writing, and one that is killed in the middle is mended by the next.
 */
public final class MaintainDatabase {
    /** Any number that no other lock of ours has. */
    private static final long LOCK = 5_482_077_114_900_301L;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final DatabaseUrl owner;
    private final UpkeepLimits limits;

    /**
     * What became of a measure.
     *
     * @param bytesFreed how much smaller the database is for it; less than nothing where it grew
     * @param failure why it could not be done, in a line
     */
    public record Done(Measure measure, long durationMillis, long bytesFreed, Optional<String> failure) {}

    /** Hears what is about to be done. */
    public interface Progress {
        void begins(Measure measure);
    }

    /** @param owner the database as the schema's owner */
    public MaintainDatabase(DatabaseUrl owner, UpkeepLimits limits) {
        this.owner = owner;
        this.limits = limits;
    }

    /** What would pay now; changes nothing. */
    public List<Measure> plan() {
        return OwnerSession.run(owner, "maintain", (connection, sql) -> plan(sql));
    }

    /**
     * Does what pays. A measure that fails keeps none of the others from being done.
     *
     * @throws MaintenanceException where another upkeep is at work
     */
    public List<Done> run(Progress progress) {
        return OwnerSession.run(owner, "maintain", (connection, sql) -> {
            OwnerSession.requireOwner(connection);
            if (!sql.isTrue("select pg_try_advisory_lock(" + LOCK + ")")) {
                throw new MaintenanceException(
                        "Another db maintain is at work on this database. Nothing was done. It is "
                                + LongWork.holder(connection, LOCK));
            }
            sql.run("set lock_timeout = '" + limits.lockWait().toMillis() + "ms'");
            List<Done> done = new ArrayList<>();
            takeAll(sql, brokenAndTables(sql), progress, done);
            // By now the server knows how many entries there are.
            takeAll(sql, new IndexPlan(limits).bloated(sql), progress, done);
            return done;
        });
    }

    private List<Measure> plan(Sql sql) throws SQLException {
        List<Measure> plan = brokenAndTables(sql);
        plan.addAll(new IndexPlan(limits).bloated(sql));
        return plan;
    }

    private List<Measure> brokenAndTables(Sql sql) throws SQLException {
        List<Measure> plan = new ArrayList<>(IndexPlan.broken(sql));
        plan.addAll(new TablePlan(limits).measures(sql));
        return plan;
    }

    private static void takeAll(Sql sql, List<Measure> measures, Progress progress, List<Done> done)
            throws SQLException {
        for (Measure measure : measures) {
            progress.begins(measure);
            done.add(take(sql, measure));
        }
    }

    private static Done take(Sql sql, Measure measure) throws SQLException {
        long before = schemaBytes(sql);
        long start = System.nanoTime();
        Optional<String> failure = Optional.empty();
        try {
            sql.run(measure.sql());
        } catch (SQLException refused) {
            if (refused.getSQLState() == null || refused.getSQLState().startsWith("08")) {
                throw refused;
            }
            failure = Optional.of(Sql.reason(refused));
            dropLeftovers(sql);
        }
        long millis = (System.nanoTime() - start) / NANOS_PER_MILLI;
        return new Done(measure, millis, before - schemaBytes(sql), failure);
    }

    /** A rebuild that was refused in the middle leaves one; where that cannot be dropped now, the next upkeep does it. */
    private static void dropLeftovers(Sql sql) throws SQLException {
        for (Measure measure : IndexPlan.broken(sql)) {
            if (measure.kind() == Measure.Kind.DROP_LEFTOVER) {
                try {
                    sql.run(measure.sql());
                } catch (SQLException alsoRefused) {
                    return;
                }
            }
        }
    }

    private static long schemaBytes(Sql sql) throws SQLException {
        return sql.number("select coalesce(sum(pg_total_relation_size(oid)), 0)::bigint from pg_class"
                + " where relnamespace = 'commonplace'::regnamespace and relkind = 'r'");
    }
}
