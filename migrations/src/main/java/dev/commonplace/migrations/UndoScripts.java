package dev.commonplace.migrations;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.api.MigrationVersion;

/**
 * Runs the scripts that take migrations back; Flyway's open edition only knows the way up. A script and the deletion of its row
 * in the history are one transaction, so that a step is either there with its row or gone with it.
 */
final class UndoScripts {
    private static final String HISTORY = Migrator.SCHEMA + ".flyway_schema_history";

    private final DataSource dataSource;

    UndoScripts(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    int undo(SchemaStatus status, String keepVersion) {
        if (!status.unknown().isEmpty()) {
            throw new MigrationFailedException(
                    "Step " + status.unknown().getLast().version()
                            + " was made by a newer program, which has to take it back.",
                    null);
        }
        MigrationVersion keep = MigrationVersion.fromVersion(keepVersion);
        List<SchemaStatus.Step> newestFirst = status.applied().reversed();
        int undone = 0;
        for (SchemaStatus.Step step : newestFirst) {
            if (MigrationVersion.fromVersion(step.version()).compareTo(keep) > 0) {
                undo(step);
                undone++;
            }
        }
        return undone;
    }

    private void undo(SchemaStatus.Step step) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                undo(connection, step);
                connection.commit();
            } catch (SQLException refused) {
                connection.rollback();
                throw refused;
            }
        } catch (SQLException refused) {
            throw new MigrationFailedException(
                    "Step " + step.version() + " cannot be taken back: " + refused.getMessage(), refused);
        }
    }

    private static void undo(Connection connection, SchemaStatus.Step step) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local search_path to " + Migrator.SCHEMA + ", public");
            // Keeps migrators from adding steps in the meantime.
            statement.execute("lock table " + HISTORY + " in share row exclusive mode");
            statement.execute(script(scriptOf(connection, step)));
        }
        try (PreparedStatement delete = connection.prepareStatement("delete from " + HISTORY + " where version = ?")) {
            delete.setString(1, step.version());
            delete.executeUpdate();
        }
    }

    /** The history keeps the name of the script that went up; the way down has the same name with another letter. */
    private static String scriptOf(Connection connection, SchemaStatus.Step step) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("select script from " + HISTORY + " where version = ?")) {
            select.setString(1, step.version());
            try (ResultSet rows = select.executeQuery()) {
                if (!rows.next()) {
                    throw new SQLException("another program has taken the step back in the meantime");
                }
                return "U" + rows.getString(1).substring(1);
            }
        }
    }

    private static String script(String name) {
        String resource = Migrator.LOCATION + "/" + name;
        try (InputStream stream = Migrator.class.getClassLoader().getResourceAsStream(resource)) {
            if (stream == null) {
                throw new MigrationFailedException("There is no script " + name + ".", null);
            }
            String script = new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${flyway:defaultSchema}", Migrator.SCHEMA);
            for (Map.Entry<String, String> placeholder : Migrator.PLACEHOLDERS.entrySet()) {
                script = script.replace("${" + placeholder.getKey() + "}", placeholder.getValue());
            }
            return script;
        } catch (IOException unreadable) {
            throw new MigrationFailedException("The script " + name + " cannot be read.", unreadable);
        }
    }
}
