package dev.commonplace.migrations;

import dev.commonplace.migrations.database.DatabaseProbe;
import dev.commonplace.migrations.database.SchemaNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateOutput;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.postgresql.util.PSQLException;

/** Applies steps with Flyway, after mending what an earlier run has left open. */
final class UpRun {
    /** Roles are shared by all databases of a server, so that two that migrate at once can collide on them. */
    private static final int ATTEMPTS = 8;

    private static final int LONGEST_PAUSE_MILLIS = 250;
    private static final Set<String> COLLISION_STATES = Set.of("XX000", "42710", "40001", "40P01");
    private static final String UNIQUE_VIOLATION = "23505";

    private final DataSource dataSource;
    private final MigrationSteps steps;
    private final MigrationOptions options;
    private final List<StepRun> done = new ArrayList<>();

    UpRun(DataSource dataSource, MigrationSteps steps, MigrationOptions options) {
        this.dataSource = dataSource;
        this.steps = steps;
        this.options = options;
    }

    List<StepRun> to(String version) {
        List<MigrationStep> missing = prepare(version);
        int begin = 0;
        while (begin < missing.size()) {
            boolean transactional = missing.get(begin).isTransactional();
            int end = begin;
            while (end < missing.size() && missing.get(end).isTransactional() == transactional) {
                end++;
            }
            List<MigrationStep> group = missing.subList(begin, end);
            if (transactional) {
                apply(group, true);
            } else {
                // Another run may have been killed since the last look. Its build goes on, IF NOT EXISTS takes the
                // unfinished
                // index for the index, and the step would count as applied without it.
                mend(group);
                apply(group, false);
                mend(group);
            }
            begin = end;
        }
        if (!missing.isEmpty()) {
            recordUndoChecksums();
        }
        return done;
    }

    /** Mends, and says which steps the database lacks up to the version. */
    private List<MigrationStep> prepare(String version) {
        try (LockWatch watch = LockWatch.over(dataSource);
                Connection connection = dataSource.getConnection()) {
            new DatabaseProbe(connection).run(watch.sessionSql(options.lockTimeout(false)));
            try {
                return MigrationLock.during(connection, options, () -> missing(connection, version));
            } catch (SQLException refused) {
                throw new MigrationFailedException(
                        "The schema cannot be migrated: "
                                + RunFailure.reason(refused, options.lockTimeout(false), watch.blocker()),
                        refused);
            }
        } catch (SQLException refused) {
            throw new MigrationFailedException("The schema cannot be migrated: " + refused.getMessage(), refused);
        }
    }

    private void mend(List<MigrationStep> group) {
        try (Connection connection = dataSource.getConnection()) {
            MigrationLock.during(connection, options, () -> {
                mend(connection);
                return group;
            });
        } catch (SQLException refused) {
            throw new MigrationFailedException(
                    "The indexes of step " + group.getLast().title() + " are not whole: "
                            + RunFailure.reason(refused, options.lockTimeout(false), Optional.empty())
                            + " Run commonplace db up again; commonplace db verify names what is open.",
                    refused);
        }
    }

    private void mend(Connection connection) throws SQLException {
        new RunningBuilds(connection, steps, options).await();
        new StepRepair(connection, steps).run(options.progress());
    }

    private List<MigrationStep> missing(Connection connection, String version) throws SQLException {
        mend(connection);
        SchemaHistory history = SchemaHistory.read(connection, steps);
        requireKnown(history.status());
        requireHistory(connection, history.status());
        requireUnchanged(HistoryProblems.find(connection, steps));
        new HistoryTable(connection).recordUndoChecksums(steps.all());
        return steps.between(MigrationSteps.NONE, version).stream()
                .filter(step -> history.applied(step).isEmpty())
                .toList();
    }

    private void apply(List<MigrationStep> group, boolean transactional) {
        Duration lockTimeout = options.lockTimeout(transactional);
        try (LockWatch watch = LockWatch.over(dataSource)) {
            for (int attempt = 1; ; attempt++) {
                try {
                    for (MigrateOutput step : flyway(group.getLast().version(), watch.sessionSql(lockTimeout))
                            .migrate()
                            .migrations) {
                        done.add(new StepRun(step.version, step.description, step.executionTime));
                    }
                    return;
                } catch (FlywayException failed) {
                    if (attempt == ATTEMPTS
                            || RunFailure.sqlOf(failed)
                                    .filter(UpRun::isCollision)
                                    .isEmpty()) {
                        throw failure(failed, lockTimeout, watch);
                    }
                    pause();
                }
            }
        }
    }

    private MigrationFailedException failure(FlywayException failed, Duration lockTimeout, LockWatch watch) {
        String reason = RunFailure.reason(failed, lockTimeout, watch.blocker());
        try (Connection connection = dataSource.getConnection()) {
            return MigrationLock.during(connection, options, () -> {
                mend(connection);
                SchemaHistory history = SchemaHistory.read(connection, steps);
                MigrationStep step = steps.all().stream()
                        .filter(one -> history.applied(one).isEmpty())
                        .findFirst()
                        .orElseThrow(() -> new MigrationFailedException(reason, failed));
                new StepRepair(connection, steps).dropIndexesOf(step);
                return new MigrationFailedException(
                        "Step " + step.title() + " failed: " + reason + " Nothing of it is left. "
                                + RunFailure.at(history.status()),
                        failed);
            });
        } catch (SQLException | MigrationFailedException second) {
            failed.addSuppressed(second);
            return new MigrationFailedException(
                    "A step failed: " + reason + " Run commonplace db up again when the database answers.", failed);
        }
    }

    private void recordUndoChecksums() {
        try (Connection connection = dataSource.getConnection()) {
            new HistoryTable(connection).recordUndoChecksums(steps.all());
        } catch (SQLException refused) {
            throw new MigrationFailedException(
                    "All steps are applied, but the checksums of the scripts that take them back could not be noted: "
                            + refused.getMessage() + " Run commonplace db up again.",
                    refused);
        }
    }

    private Flyway flyway(String target, String sessionSql) {
        FluentConfiguration configuration = Flyway.configure(UpRun.class.getClassLoader())
                .dataSource(dataSource)
                .locations(steps.flywayLocations())
                .defaultSchema(SchemaNames.SCHEMA)
                .target(MigrationVersion.fromVersion(target))
                .failOnMissingLocations(true)
                .lockRetryCount((int) options.turnTimeout().toSeconds())
                .callbacks(new RunCallback(sessionSql, options.progress()))
                .placeholders(Migrator.PLACEHOLDERS);
        // A lock held by an open transaction would make CREATE INDEX CONCURRENTLY wait for it without end.
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        return configuration.load();
    }

    private static boolean isCollision(SQLException refused) {
        if (UNIQUE_VIOLATION.equals(refused.getSQLState())) {
            // That of a role's name, not one in the step's own data.
            return refused instanceof PSQLException ofServer
                    && ofServer.getServerErrorMessage() != null
                    && "pg_catalog".equals(ofServer.getServerErrorMessage().getSchema());
        }
        return COLLISION_STATES.contains(refused.getSQLState());
    }

    /** Tables that came without their history would be made a second time. */
    private static void requireHistory(Connection connection, SchemaStatus status) throws SQLException {
        if (status.applied().isEmpty()
                && new DatabaseProbe(connection)
                        .isTrue("select to_regclass('" + SchemaNames.SCHEMA + ".tenants') is not null")) {
            throw new MigrationFailedException(
                    "The database has the tables and no history of how they came to be. Nothing was changed. Adopt it with"
                            + " commonplace db baseline VERSION; commonplace db doctor names the version.",
                    null);
        }
    }

    private static void requireKnown(SchemaStatus status) {
        if (!status.unknown().isEmpty()) {
            throw new MigrationFailedException(
                    "The database's schema is at version "
                            + status.unknown().getLast().version()
                            + ", which this program does not know: a newer one made it. Run that one, or undo its steps with it.",
                    null);
        }
    }

    private static void requireUnchanged(List<HistoryProblem> problems) {
        for (HistoryProblem problem : problems) {
            if (problem.kind() == HistoryProblem.Kind.CHECKSUM_DIFFERS
                    || problem.kind() == HistoryProblem.Kind.OUT_OF_ORDER) {
                throw new MigrationFailedException(
                        "Nothing was done. " + problem.message() + " " + problem.remedy(), null);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_PAUSE_MILLIS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new MigrationFailedException("The migration was interrupted.", interrupted);
        }
    }
}
