package dev.commonplace.migrations;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;
import org.jspecify.annotations.Nullable;

/**
 * Moves a database's schema up and down through the numbered SQL files in {@code db/migration}: {@code V003__documents.sql}
 * goes up, {@code U003__documents.sql} takes exactly that back. Several programs may migrate the same database, or other databases
 * of the same server, at once.
 */
public final class Migrator {
    /** Where everything of ours is, the history of the migrations included. */
    public static final String SCHEMA = "commonplace";

    /** The role the service works as; it belongs to the whole server. */
    public static final String SERVICE_ROLE = "commonplace_service";

    /** The role whose members see all rows in a session that says so; for who owns the schema. */
    public static final String OWNER_ROLE = "commonplace_owner";

    /** The role of logins for reports; each sees the tenant it is bound to. */
    public static final String REPORTING_ROLE = "commonplace_reporting";

    static final String LOCATION = "db/migration";

    /** What stands for the roles' names in the scripts. */
    static final Map<String, String> PLACEHOLDERS =
            Map.of("service_role", SERVICE_ROLE, "owner_role", OWNER_ROLE, "reporting_role", REPORTING_ROLE);

    /** Roles are shared by all databases of a server, so that two that migrate at once can collide on them. */
    private static final int ATTEMPTS = 8;

    private static final int LONGEST_PAUSE_MILLIS = 250;
    private static final Set<String> COLLISION_STATES = Set.of("XX000", "23505", "42710", "40001", "40P01");

    private final DataSource dataSource;

    /**
     * @param dataSource connections of the user who owns the schema; two are used at once. No pool is needed, and no proxy that
     *     pools by transaction may be in between, because the lock between migrators belongs to a session.
     */
    public Migrator(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Applies all steps that the database lacks.
     *
     * @return how many were applied
     * @throws MigrationFailedException also where the schema is newer than this program
     */
    public int migrate() {
        return migrate("latest");
    }

    /**
     * Applies the steps that the database lacks, up to a version.
     *
     * @param version of the last step to apply
     * @return how many were applied
     */
    public int migrateTo(String version) {
        return migrate(version);
    }

    private int migrate(String target) {
        for (int attempt = 1; ; attempt++) {
            try {
                requireKnown(statusOf(flyway("latest")));
                return flyway(target).migrate().migrationsExecuted;
            } catch (FlywayException failed) {
                if (attempt == ATTEMPTS || !isCollision(failed)) {
                    throw new MigrationFailedException("The schema cannot be migrated: " + failed.getMessage(), failed);
                }
                pause();
            }
        }
    }

    /** What the database has and lacks; changes nothing. */
    public SchemaStatus status() {
        try {
            return statusOf(flyway("latest"));
        } catch (FlywayException failed) {
            throw new MigrationFailedException("The schema's history cannot be read: " + failed.getMessage(), failed);
        }
    }

    /**
     * Takes back all steps above a version, newest first, each in a transaction of its own together with its row of the history.
     *
     * @param version of the newest step that stays
     * @return how many steps were taken back
     */
    public int undoTo(String version) {
        return new UndoScripts(dataSource).undo(status(), version);
    }

    /**
     * Takes back every step. The schema with its empty history stays, and so do the extensions and the roles, which other databases
     * or tables may use.
     *
     * @return how many steps were taken back
     */
    public int undoAll() {
        return new UndoScripts(dataSource).undo(status(), "0");
    }

    private Flyway flyway(String target) {
        FluentConfiguration configuration = Flyway.configure(Migrator.class.getClassLoader())
                .dataSource(dataSource)
                .locations("classpath:" + LOCATION + "/V*.sql")
                .defaultSchema(SCHEMA)
                .target(target)
                .failOnMissingLocations(true)
                .placeholders(PLACEHOLDERS);
        // A lock held by an open transaction would make CREATE INDEX CONCURRENTLY wait for it without end.
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
        return configuration.load();
    }

    private static SchemaStatus statusOf(Flyway flyway) {
        List<SchemaStatus.Step> applied = new ArrayList<>();
        List<SchemaStatus.Step> pending = new ArrayList<>();
        List<SchemaStatus.Step> unknown = new ArrayList<>();
        for (MigrationInfo step : flyway.info().all()) {
            if (step.getVersion() == null || !step.isVersioned()) {
                continue;
            }
            SchemaStatus.Step ours = new SchemaStatus.Step(step.getVersion().getVersion(), step.getDescription());
            if (step.getState().isApplied()) {
                (step.getState().isResolved() ? applied : unknown).add(ours);
            } else if (step.getState().isResolved()) {
                pending.add(ours);
            }
        }
        return new SchemaStatus(applied, pending, unknown);
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

    private static boolean isCollision(FlywayException failed) {
        for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused && COLLISION_STATES.contains(refused.getSQLState())) {
                return true;
            }
        }
        return false;
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
