package dev.commonplace.maintenance.vectorindex;

import dev.commonplace.maintenance.LongWork;
import dev.commonplace.maintenance.MaintenanceException;
import dev.commonplace.maintenance.OwnerSession;
import dev.commonplace.maintenance.Sql;
import dev.commonplace.migrations.OperatorIndexes;
import dev.commonplace.migrations.database.SchemaNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * HNSW indexes of single tenants' spaces: partial, with both ids as literals in the condition. Builds beside searches and writes,
 * one at a time in the whole database, and leaves nothing that serves when it is killed. Needs the account that owns the schema.
 */
public final class OwnVectorIndexes {
    private static final String SUFFIX_NEW = WantedIndex.SUFFIX_NEW;

    /** A write that waits for the drop of an index holds up others; better to try again later. */
    private static final String DROP_WAIT = "10s";

    private final DataSource owner;
    private final int m;
    private final int efConstruction;

    /**
     * @param owner new connections, not of a pool, of the account that owns the schema
     * @param m how many neighbours a vector is linked to
     * @param efConstruction how many candidates are looked at for them
     */
    public OwnVectorIndexes(DataSource owner, int m, int efConstruction) {
        this.owner = owner;
        this.m = m;
        this.efConstruction = efConstruction;
    }

    /** What a build cost. */
    public record Built(long bytes, Duration time) {}

    private interface Body<R> {
        R run(Connection connection, Sql sql) throws SQLException;
    }

    /**
     * Builds the index, in place of one of that name where there is one, which serves until then; then makes the table's vectors
     * known as visible to all and counts the statistics anew, without which exact searches would look into the table.
     *
     * @throws MaintenanceException where another build is under way, where the space is gone, or where the build fails
     */
    public Built build(String name, UUID tenantId, UUID spaceId) {
        requireName(name);
        return alone("build " + name, (connection, sql) -> {
            String dimension = sql.text(
                    "select dimension from " + SchemaNames.SCHEMA + ".embedding_spaces where tenant_id = ? and id = ?",
                    tenantId,
                    spaceId);
            if (dimension.isEmpty()) {
                throw new MaintenanceException("The space " + spaceId + " is gone.");
            }
            VectorIndexes.prepareBuild(connection);
            drop(sql, name + SUFFIX_NEW);
            boolean serves = sql.isTrue(
                    "select exists (select from pg_index where indexrelid = to_regclass(?) and indisvalid and indisready)",
                    SchemaNames.SCHEMA + "." + name);
            if (!serves) {
                drop(sql, name);
            }
            long start = System.nanoTime();
            String building = serves ? name + SUFFIX_NEW : name;
            sql.run(createSql(building, tenantId, spaceId, dimension));
            if (serves) {
                drop(sql, name);
                sql.run("alter index " + SchemaNames.SCHEMA + "." + building + " rename to " + name);
            }
            Duration time = Duration.ofNanos(System.nanoTime() - start);
            sql.run("vacuum (analyze) " + SchemaNames.SCHEMA + "." + VectorIndexes.TABLE);
            return new Built(
                    Long.parseLong(
                            sql.text("select pg_relation_size(to_regclass(?))", SchemaNames.SCHEMA + "." + name)),
                    time);
        });
    }

    /**
     * Drops the index if it is there, and what a killed build of it has left.
     *
     * @throws MaintenanceException where another build is under way, or the table is in use for too long
     */
    public void drop(String name) {
        requireName(name);
        boolean unused = alone("drop " + name, (connection, sql) -> {
            sql.run("set lock_timeout = '" + DROP_WAIT + "'");
            drop(sql, name);
            drop(sql, name + SUFFIX_NEW);
            return true;
        });
    }

    private String createSql(String name, UUID tenantId, UUID spaceId, String dimension) {
        return "create index concurrently " + name + " on " + SchemaNames.SCHEMA + "." + VectorIndexes.TABLE
                + " using hnsw ((embedding::public.halfvec(" + dimension + ")) public.halfvec_cosine_ops)"
                + " with (m = " + m + ", ef_construction = " + efConstruction + ")"
                + " where tenant_id = '" + tenantId + "' and space_id = '" + spaceId + "'";
    }

    private static void drop(Sql sql, String name) throws SQLException {
        sql.run("drop index concurrently if exists " + SchemaNames.SCHEMA + "." + name);
    }

    private <R> R alone(String what, Body<R> body) {
        try (Connection connection = owner.getConnection()) {
            connection.setAutoCommit(true);
            Sql sql = new Sql(connection);
            OwnerSession.requireOwner(connection);
            sql.run("set app.scope = 'owner'");
            LongWork.endWithClient(connection);
            if (!sql.isTrue("select pg_try_advisory_lock(" + VectorIndexes.LOCK + ")")) {
                throw new MaintenanceException(
                        "another build is under way: " + LongWork.holder(connection, VectorIndexes.LOCK));
            }
            return body.run(connection, sql);
        } catch (SQLException failure) {
            throw new MaintenanceException(what + " failed: " + Sql.reason(failure), failure);
        }
    }

    private static void requireName(String name) {
        if (!OperatorIndexes.isOwn(name)) {
            throw new IllegalArgumentException("This is no index of a single space: " + name);
        }
    }
}
