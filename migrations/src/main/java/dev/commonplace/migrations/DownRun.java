package dev.commonplace.migrations;

import dev.commonplace.migrations.database.DatabaseProbe;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Takes steps back; Flyway's open edition only knows the way up. A script and its row of the history are one transaction, so that a
 * step is either there or gone with its row.
 */
final class DownRun {
    private final DataSource dataSource;
    private final MigrationSteps steps;
    private final MigrationOptions options;

    DownRun(DataSource dataSource, MigrationSteps steps, MigrationOptions options) {
        this.dataSource = dataSource;
        this.steps = steps;
        this.options = options;
    }

    /**
     * Takes back what is above a version, newest first.
     *
     * @param force also with scripts that have changed since the step was applied
     */
    List<StepRun> to(String version, boolean force) {
        try (Connection connection = dataSource.getConnection()) {
            return MigrationLock.during(connection, options, () -> undo(connection, version, force));
        } catch (SQLException refused) {
            throw new MigrationFailedException("No step can be taken back: " + refused.getMessage(), refused);
        }
    }

    /** Takes back nothing, and clears what interrupted steps above a version have left. */
    List<InterruptedStep> clearAbove(String version) {
        try (Connection connection = dataSource.getConnection()) {
            return MigrationLock.during(connection, options, () -> clearAbove(connection, version));
        } catch (SQLException refused) {
            throw new MigrationFailedException(
                    "What interrupted steps have left cannot be cleared: "
                            + RunFailure.reason(refused, options.lockTimeout(false), Optional.empty()),
                    refused);
        }
    }

    private List<InterruptedStep> clearAbove(Connection connection, String version) throws SQLException {
        new RunningBuilds(connection, steps, options).await();
        new DatabaseProbe(connection)
                .run("set lock_timeout = " + options.lockTimeout(false).toMillis());
        return new StepRepair(connection, steps).clearAbove(version, options.progress());
    }

    private List<StepRun> undo(Connection connection, String version, boolean force) throws SQLException {
        List<StepRun> done = new ArrayList<>();
        SchemaHistory history = SchemaHistory.read(connection, steps);
        List<MigrationStep> wanted = wanted(history, steps, version);
        if (!force) {
            wanted.forEach(step -> requireUnchanged(step, history));
        }
        clearAbove(connection, version);
        for (MigrationStep step : wanted) {
            options.progress().begins(new SchemaStatus.Step(step.version(), step.description()));
            long begin = System.nanoTime();
            undo(connection, step, begin);
            done.add(new StepRun(step.version(), step.description(), millisSince(begin)));
        }
        return done;
    }

    /** The steps to take back, newest first. */
    static List<MigrationStep> wanted(SchemaHistory history, MigrationSteps steps, String keep) {
        SchemaStatus status = history.status();
        if (!status.unknown().isEmpty()) {
            throw new MigrationFailedException(
                    "Step " + status.unknown().getLast().version()
                            + " was made by a newer program, which has to take it back.",
                    null);
        }
        List<MigrationStep> wanted = steps.between(keep, steps.newest().version()).stream()
                .filter(step -> history.applied(step).isPresent())
                .toList()
                .reversed();
        for (MigrationStep step : wanted) {
            if (step.undoText().isEmpty()) {
                throw new MigrationFailedException(
                        "There is no script " + step.undoScript() + ": step " + step.title()
                                + " can only be taken back by restoring a backup. Nothing was done.",
                        null);
            }
        }
        return wanted;
    }

    static void requireUnchanged(MigrationStep step, SchemaHistory history) {
        boolean changed = history.applied(step)
                .flatMap(HistoryRow::undoChecksum)
                .filter(sum -> !step.undoChecksum().equals(Optional.of(sum)))
                .isPresent();
        if (changed) {
            throw new MigrationFailedException(
                    "Nothing was done. " + step.undoScript()
                            + " has changed since step " + step.title()
                            + " was applied, so that it may not take back what was done then. Take the step back with the"
                            + " program that applied it, or read the script and say --force.",
                    null);
        }
    }

    private void undo(Connection connection, MigrationStep step, long begin) {
        Duration lockTimeout = options.lockTimeout(step.isUndoTransactional());
        try (LockWatch watch = LockWatch.over(dataSource)) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(watch.sessionSql(lockTimeout));
                statement.execute(HistorySql.SEARCH_PATH);
                if (step.isUndoTransactional()) {
                    inTransaction(connection, statement, step, begin);
                } else {
                    for (ConcurrentIndexes.Statement one :
                            ConcurrentIndexes.statements(step.undoScript(), step.undoSql())) {
                        statement.execute(one.sql());
                    }
                    new HistoryTable(connection).addUndone(step, millisSince(begin));
                }
            } catch (SQLException refused) {
                throw failure(connection, step, RunFailure.reason(refused, lockTimeout, watch.blocker()), refused);
            }
        }
    }

    private static void inTransaction(Connection connection, Statement statement, MigrationStep step, long begin)
            throws SQLException {
        connection.setAutoCommit(false);
        try {
            statement.execute(step.undoSql());
            new HistoryTable(connection).addUndone(step, millisSince(begin));
            connection.commit();
        } catch (SQLException refused) {
            connection.rollback();
            throw refused;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private MigrationFailedException failure(
            Connection connection, MigrationStep step, String reason, SQLException refused) {
        String left = step.isUndoTransactional()
                ? " Nothing of it was changed. "
                : " Some of its indexes may be gone; run this again, or commonplace db up to have them back. ";
        String at;
        try {
            at = RunFailure.at(SchemaHistory.read(connection, steps).status());
        } catch (SQLException lost) {
            refused.addSuppressed(lost);
            at = "";
        }
        return new MigrationFailedException(
                "Step " + step.title() + " cannot be taken back: " + reason + left + at, refused);
    }

    private static long millisSince(long begin) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }
}
