package dev.commonplace.migrations;

import dev.commonplace.migrations.catalogue.CatalogueDifference;
import dev.commonplace.migrations.catalogue.ExpectedCatalogue;
import dev.commonplace.migrations.catalogue.SchemaComparison;
import dev.commonplace.migrations.database.DatabaseProbe;
import dev.commonplace.migrations.database.SchemaNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Gives a database that has our tables and no history the one it would have if the migrations had built it, after making sure that
 * it is what they build. From then on it goes up and down like any other.
 */
public final class AdoptSchema {
    /** What a script grants on the history itself is no part of the catalogue that was compared. */
    private static final Pattern HISTORY_GRANT =
            Pattern.compile("(?im)^grant\\s[^;]*\\b" + HistoryTable.NAME + "\\b[^;]*;");

    /** Owners are free of row-level security and of grants, which are what keeps our roles apart. Views are one role's to own. */
    private static final String OWNED_BY_ROLES = """
            select string_agg(c.relname || ' (' || r.rolname || ')', ', ' order by c.relname)
            from pg_class c join pg_roles r on r.oid = c.relowner
            where c.relnamespace = to_regnamespace('%s') and c.relkind in ('r', 'p', 'f', 'v', 'm', 'S')
              and (r.rolname in ('%s', '%s', '%s') or r.rolname = '%s' and c.relkind <> 'v')""".formatted(
                    SchemaNames.SCHEMA,
                    SchemaNames.SERVICE_ROLE,
                    SchemaNames.OWNER_ROLE,
                    SchemaNames.REPORTING_ROLE,
                    SchemaNames.LOOKUP_ROLE);

    private final DataSource dataSource;
    private final MigrationOptions options;
    private final MigrationSteps steps = MigrationSteps.ofProduct();
    private final ExpectedCatalogue expected = ExpectedCatalogue.load();

    /**
     * @param dataSource connections of the user who owns the schema
     * @param options how long to wait for another run
     */
    public AdoptSchema(DataSource dataSource, MigrationOptions options) {
        this.dataSource = dataSource;
        this.options = options;
    }

    /** What became of it. */
    public sealed interface Outcome {
        /** It has its history now. */
        record Adopted(String version, int steps) implements Outcome {}

        /** It had its history already, up to that version. */
        record AlreadyThere(String version) implements Outcome {}

        /** It has a history, up to another version; empty for none. */
        record OtherHistory(String version) implements Outcome {}

        /** It is not what the migrations build. Nothing was changed. */
        record Different(String version, List<CatalogueDifference> differences) implements Outcome {
            public Different {
                differences = List.copyOf(differences);
            }
        }
    }

    /**
     * Adopts the database as being at that version.
     *
     * @param version with or without leading zeros
     * @throws MigrationFailedException where there is no such version, where one of our roles owns a table, or another run does not finish
     */
    public Outcome at(String version) {
        String wanted = steps.require(version);
        if (wanted.equals(MigrationSteps.NONE)) {
            throw new MigrationFailedException(
                    "A database at version 0 has nothing to adopt: run commonplace db up.", null);
        }
        try (Connection connection = dataSource.getConnection()) {
            return MigrationLock.during(connection, options, () -> adopt(connection, wanted));
        } catch (SQLException refused) {
            throw new MigrationFailedException("The database cannot be adopted: " + refused.getMessage(), refused);
        }
    }

    private Outcome adopt(Connection connection, String version) throws SQLException {
        SchemaHistory history = SchemaHistory.read(connection, steps);
        if (history.rows().stream().anyMatch(row -> row.version().isPresent())) {
            String current = history.status().currentVersion().orElse("");
            return current.equals(version) && history.status().unknown().isEmpty()
                    ? new Outcome.AlreadyThere(version)
                    : new Outcome.OtherHistory(current);
        }
        requireOwner(connection);
        List<CatalogueDifference> differences = new SchemaComparison(expected).differences(connection, version);
        if (!differences.isEmpty()) {
            return new Outcome.Different(version, differences);
        }
        List<MigrationStep> applied = steps.between(MigrationSteps.NONE, version);
        write(connection, applied);
        return new Outcome.Adopted(version, applied.size());
    }

    private static void requireOwner(Connection connection) throws SQLException {
        String owned = new DatabaseProbe(connection).text(OWNED_BY_ROLES);
        if (!owned.isEmpty()) {
            throw new MigrationFailedException(
                    "Roles own tables that they may only work with, and owners are free of row-level security: " + owned
                            + ". Nothing was done. Give each back with ALTER TABLE " + SchemaNames.SCHEMA
                            + ".name OWNER TO the user who migrates, and run this again.",
                    null);
        }
    }

    private static void write(Connection connection, List<MigrationStep> applied) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(HistorySql.CREATE);
            statement.execute("set local search_path to " + SchemaNames.SCHEMA + ", public");
            HistoryTable table = new HistoryTable(connection);
            for (MigrationStep step : applied) {
                table.addApplied(step, 0);
                for (String grant : historyGrants(step)) {
                    statement.execute(grant);
                }
            }
            table.recordUndoChecksums(applied);
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static List<String> historyGrants(MigrationStep step) {
        List<String> grants = new ArrayList<>();
        HISTORY_GRANT.matcher(step.sql()).results().map(MatchResult::group).forEach(grants::add);
        return grants;
    }
}
