package dev.commonplace.migrations;

import dev.commonplace.migrations.database.DatabaseProbe;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * Statements about the indexes of steps that a killed run has left at work: the server's process goes on until the statement ends, while
 * the lock by which runs take turns is free again. Until then nobody knows whether the index will be whole.
 */
final class RunningBuilds {
    private static final long PAUSE_MILLIS = 200;

    /** Others' queries are visible to their own user and to monitors; what is missed here is mended after the step. */
    private static final String RUNNING = """
            select 'process ' || a.pid || coalesce(' of ' || a.usename, '')
                   || ', which still works on an index of the migrations; to end it: SELECT pg_terminate_backend(' || a.pid || ')'
            from pg_stat_activity a
            where a.datname = current_database() and a.pid <> pg_backend_pid() and a.leader_pid is null and a.state = 'active'
              and a.query ~* '\\mindex\\s+concurrently\\M' and a.query ~* '\\m($names)\\M'
            order by a.pid limit 1""";

    private final Connection connection;
    private final MigrationOptions options;
    private final String names;

    /** @param connection in autocommit mode, with the migrators' lock: an open transaction would hold the builds up */
    RunningBuilds(Connection connection, MigrationSteps steps, MigrationOptions options) {
        this.connection = connection;
        this.options = options;
        this.names = steps.all().stream()
                .filter(step -> !step.isTransactional())
                .flatMap(step -> ConcurrentIndexes.statements(step.script(), step.sql()).stream())
                .map(ConcurrentIndexes.Statement::index)
                .distinct()
                .collect(Collectors.joining("|"));
    }

    /**
     * Waits until none is left, and says for whom.
     *
     * @throws MigrationFailedException where one does not end in the time that concurrent builds wait for locks
     */
    void await() throws SQLException {
        if (names.isEmpty()) {
            return;
        }
        Duration timeout = options.lockTimeout(false);
        long begin = System.nanoTime();
        String told = "";
        for (String running = running(); !running.isEmpty(); running = running()) {
            if (timeout.isPositive() && System.nanoTime() - begin > timeout.toNanos()) {
                throw new MigrationFailedException(
                        "What a killed run has left at work did not end in " + timeout.toMillis() / 1000.0 + " s: "
                                + running + ". Wait for it, or end it, and run this again.",
                        null);
            }
            if (!running.equals(told)) {
                options.progress().waits(running);
                told = running;
            }
            pause();
        }
    }

    private String running() throws SQLException {
        return new DatabaseProbe(connection).text(RUNNING.replace("$names", names));
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new MigrationFailedException("The wait for a build that goes on was interrupted.", interrupted);
        }
    }
}
