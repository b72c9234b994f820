package dev.commonplace.migrations;

import dev.commonplace.migrations.database.DatabaseProbe;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** Takes steps back and rolls that back, so that a trial sees what would be lost. */
final class TrialRun {
    private final DataSource dataSource;
    private final MigrationSteps steps;
    private final MigrationOptions options;

    TrialRun(DataSource dataSource, MigrationSteps steps, MigrationOptions options) {
        this.dataSource = dataSource;
        this.steps = steps;
        this.options = options;
    }

    /** The steps that were tried, newest first. */
    List<MigrationStep> to(String version, boolean force, DownTrial trial) {
        Duration lockTimeout = options.lockTimeout(true);
        try (LockWatch watch = LockWatch.over(dataSource);
                Connection connection = dataSource.getConnection()) {
            try {
                new DatabaseProbe(connection).run(watch.sessionSql(lockTimeout));
                return MigrationLock.during(connection, options, () -> attempt(connection, version, force, trial));
            } catch (SQLException refused) {
                throw new MigrationFailedException(
                        "What would be dropped cannot be found out: "
                                + RunFailure.reason(refused, lockTimeout, watch.blocker()) + " Nothing was done.",
                        refused);
            }
        } catch (SQLException refused) {
            throw new MigrationFailedException("No step can be taken back: " + refused.getMessage(), refused);
        }
    }

    private List<MigrationStep> attempt(Connection connection, String version, boolean force, DownTrial trial)
            throws SQLException {
        SchemaHistory history = SchemaHistory.read(connection, steps);
        List<MigrationStep> wanted = DownRun.wanted(history, steps, version);
        if (!force) {
            wanted.forEach(step -> DownRun.requireUnchanged(step, history));
        }
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(HistorySql.SEARCH_PATH);
            trial.before(connection);
            Savepoint begin = connection.setSavepoint();
            for (MigrationStep step : wanted) {
                for (String sql : step.undoSqlInTransaction()) {
                    statement.execute(sql);
                }
            }
            trial.after(connection);
            // Lets go of the locks before rows are counted.
            connection.rollback(begin);
            trial.restored(connection);
            return wanted;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
