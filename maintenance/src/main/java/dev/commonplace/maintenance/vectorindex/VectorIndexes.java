package dev.commonplace.maintenance.vectorindex;

import dev.commonplace.maintenance.LongWork;
import dev.commonplace.maintenance.MaintenanceException;
import dev.commonplace.maintenance.OwnerSession;
import dev.commonplace.migrations.database.SchemaNames;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/**
 * The shared vector indexes of a database: one for each dimension that tenants search in, if the settings want any. Needs
 * the account that owns the schema.
 */
public final class VectorIndexes {
    static final String TABLE = "chunk_embeddings";

    /** One run at a time; two would wait for each other's builds for ever. */
    static final long LOCK = 0x636f_6d6d_6f6e_0003L;

    /** Before this, pgvector's builds by several workers could lose rows. */
    private static final String PARALLEL_IS_UNSAFE = """
            select string_to_array(extversion, '.')::int[] < array[0, 8, 4] from pg_extension where extname = 'vector'""";

    /** A graph that does not fit is built many times slower. */
    private static final String ENOUGH_MEMORY = """
            select set_config('maintenance_work_mem', '512MB', false)
            where pg_size_bytes(current_setting('maintenance_work_mem')) < pg_size_bytes('512MB')""";

    private final DataSource owner;

    /** @param owner connections of the account that owns the schema */
    public VectorIndexes(DataSource owner) {
        this.owner = owner;
    }

    /** What there is to do, one step for each index. Changes nothing. */
    public List<VectorIndexStep> plan(VectorIndexOptions options) {
        try (Connection connection = open()) {
            return plan(connection, options);
        } catch (SQLException failure) {
            throw failed("The vector indexes cannot be looked at", failure);
        }
    }

    /**
     * Makes the indexes as the settings want them, beside a service that goes on, and counts the statistics anew.
     *
     * @return the steps that were done
     * @throws MaintenanceException where another run is under way, or a build fails; the same call goes on where it stopped
     */
    public List<VectorIndexStep> apply(VectorIndexOptions options, VectorIndexProgress progress) {
        try (Connection connection = open()) {
            if (!isTrue(connection, "select pg_try_advisory_lock(" + LOCK + ")")) {
                throw new MaintenanceException("Another run of " + VectorIndexFinding.COMMAND
                        + " is under way on this database: " + LongWork.holder(connection, LOCK));
            }
            prepareBuild(connection);
            List<VectorIndexStep> steps = plan(connection, options);
            boolean built = false;
            for (VectorIndexStep step : steps) {
                progress.begins(step);
                built |= apply(connection, step, progress);
            }
            if (built) {
                execute(connection, "analyze " + SchemaNames.SCHEMA + "." + TABLE);
            }
            return steps;
        } catch (SQLException failure) {
            throw failed("The vector indexes cannot be made as the settings want them", failure);
        }
    }

    /** What is not as the settings want it, for the tenants' active spaces. */
    public List<VectorIndexFinding> findings(VectorIndexOptions options) {
        try (Connection connection = open()) {
            return findings(connection, options, new VectorIndexCatalogue(connection).dimensions());
        } catch (SQLException failure) {
            throw failed("The vector indexes cannot be looked at", failure);
        }
    }

    /**
     * The same for any account, without a look at rows.
     *
     * @param dimensions those of the spaces in which tenants search
     */
    public static List<VectorIndexFinding> findings(
            Connection connection, VectorIndexOptions options, Set<Integer> dimensions) throws SQLException {
        List<ExistingIndex> existing = new VectorIndexCatalogue(connection).existing();
        return VectorIndexFindings.of(existing, options, dimensions);
    }

    private static List<VectorIndexStep> plan(Connection connection, VectorIndexOptions options) throws SQLException {
        VectorIndexCatalogue catalogue = new VectorIndexCatalogue(connection);
        List<WantedIndex> wanted = new ArrayList<>();
        if (options.kind() != VectorIndexOptions.Kind.EXACT) {
            for (int dimension : catalogue.dimensions()) {
                wanted.add(new WantedIndex(options, dimension, catalogue.rows(dimension)));
            }
        }
        return VectorIndexPlan.of(catalogue.existing(), wanted);
    }

    private boolean apply(Connection connection, VectorIndexStep step, VectorIndexProgress progress)
            throws SQLException {
        boolean built = false;
        for (String sql : step.sql()) {
            if (!sql.startsWith("create")) {
                execute(connection, sql);
                continue;
            }
            int pid = number(connection, "select pg_backend_pid()");
            BuildWatch watch =
                    BuildWatch.start(owner, pid, (phase, percent) -> progress.building(step, phase, percent));
            try {
                execute(connection, sql);
            } finally {
                watch.close();
            }
            built = true;
        }
        return built;
    }

    /** Row-level security is forced: without the scope not even the owner sees a row. */
    private Connection open() throws SQLException {
        Connection connection = owner.getConnection();
        try {
            connection.setAutoCommit(true);
            OwnerSession.requireOwner(connection);
            execute(connection, "set app.scope = 'owner'");
            return connection;
        } catch (SQLException | MaintenanceException failure) {
            connection.close();
            throw failure;
        }
    }

    static void prepareBuild(Connection connection) throws SQLException {
        execute(connection, "set statement_timeout = 0");
        execute(connection, "set lock_timeout = 0");
        LongWork.endWithClient(connection);
        execute(connection, ENOUGH_MEMORY);
        if (isTrue(connection, PARALLEL_IS_UNSAFE)) {
            execute(connection, "set max_parallel_maintenance_workers = 0");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static boolean isTrue(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    private static MaintenanceException failed(String what, SQLException failure) {
        return new MaintenanceException(
                what + ": " + failure.getMessage() + System.lineSeparator() + "Mend the reason and call "
                        + VectorIndexFinding.COMMAND + " again: it goes on where it stopped.",
                failure);
    }
}
