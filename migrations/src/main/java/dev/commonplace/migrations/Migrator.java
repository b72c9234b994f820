package dev.commonplace.migrations;

import dev.commonplace.migrations.database.SchemaNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * Moves a database's schema up and down through the numbered SQL files in {@code db/migration}: {@code V003__documents.sql}
 * goes up, {@code U003__documents.sql} takes exactly that back. Several programs may migrate the same database, or other databases
 * of the same server, at once: they take turns by Flyway's lock.
 */
public final class Migrator {
    static final String LOCATION = "db/migration";

    /** What stands for the roles' names in the scripts. */
    static final Map<String, String> PLACEHOLDERS = Map.of(
            "service_role", SchemaNames.SERVICE_ROLE,
            "owner_role", SchemaNames.OWNER_ROLE,
            "reporting_role", SchemaNames.REPORTING_ROLE,
            "lookup_role", SchemaNames.LOOKUP_ROLE);

    private final DataSource dataSource;
    private final MigrationSteps steps;
    private final MigrationOptions options;

    /**
     * @param dataSource connections of the user who owns the schema; two are used at once. No pool is needed, and no proxy that
     *     pools by transaction may be in between, because the lock between migrators belongs to a session.
     */
    public Migrator(DataSource dataSource) {
        this(dataSource, MigrationOptions.defaults());
    }

    /** The same, with a say in how long to wait, and with somebody who hears what happens. */
    public Migrator(DataSource dataSource, MigrationOptions options) {
        this(dataSource, MigrationSteps.ofProduct(), options);
    }

    Migrator(DataSource dataSource, MigrationSteps steps, MigrationOptions options) {
        this.dataSource = dataSource;
        this.steps = steps;
        this.options = options;
    }

    /**
     * Applies all steps that the database lacks, after mending what a killed run has left open.
     *
     * @return how many were applied
     * @throws MigrationFailedException also where the schema is newer than this program
     */
    public int migrate() {
        return up(steps.newest().version()).size();
    }

    /**
     * Applies the steps that the database lacks, up to a version.
     *
     * @param version of the last step to apply
     * @return how many were applied
     */
    public int migrateTo(String version) {
        return up(version).size();
    }

    /**
     * Applies the steps that the database lacks, up to a version. Each is one transaction, but for those that build indexes
     * concurrently. A step that fails leaves nothing; those before it stay.
     *
     * @param version of the last step to apply, with or without leading zeros
     * @return what was done, oldest first
     */
    public List<StepRun> up(String version) {
        return new UpRun(dataSource, steps, options).to(steps.require(version));
    }

    /** What the database has and lacks; changes nothing. */
    public SchemaStatus status() {
        return history().status();
    }

    /** Everything that was done to the schema; changes nothing. */
    public SchemaHistory history() {
        try (Connection connection = dataSource.getConnection()) {
            return SchemaHistory.read(connection, steps);
        } catch (SQLException refused) {
            throw new MigrationFailedException("The schema's history cannot be read: " + refused.getMessage(), refused);
        }
    }

    /**
     * Takes back all steps above a version.
     *
     * @param version of the newest step that stays
     * @return how many steps were taken back
     */
    public int undoTo(String version) {
        return down(version, false).size();
    }

    /**
     * Takes back every step. The schema with its history stays, and so do the extensions and the roles, which other databases or tables
     * may use.
     *
     * @return how many steps were taken back
     */
    public int undoAll() {
        return down(MigrationSteps.NONE, false).size();
    }

    /**
     * Takes back all steps above a version, newest first, each in a transaction of its own together with its row of the history.
     *
     * @param version of the newest step that stays, with or without leading zeros; 0 for none
     * @param force also with undo scripts that have changed since the steps were applied
     * @return what was done, newest first
     */
    public List<StepRun> down(String version, boolean force) {
        return new DownRun(dataSource, steps, options).to(steps.require(version), force);
    }

    /**
     * Clears what interrupted steps above a version have left and takes back nothing that is applied; {@link #down} does so as well.
     *
     * @param version with or without leading zeros; 0 for all
     * @return what there was
     */
    public List<InterruptedStep> clearAbove(String version) {
        return new DownRun(dataSource, steps, options).clearAbove(steps.require(version));
    }

    /**
     * Takes steps back in a transaction that is rolled back.
     *
     * @param version of the newest step that would stay
     * @param force also with undo scripts that have changed since the steps were applied
     * @param trial looks at the database meanwhile
     * @return the steps that were tried, newest first
     */
    public List<MigrationStep> tryDown(String version, boolean force, DownTrial trial) {
        return new TrialRun(dataSource, steps, options).to(steps.require(version), force, trial);
    }
}
