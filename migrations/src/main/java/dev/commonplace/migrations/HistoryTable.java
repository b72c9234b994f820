package dev.commonplace.migrations;

import dev.commonplace.migrations.database.DatabaseProbe;
import dev.commonplace.migrations.database.SchemaNames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Flyway's table of what has been done, with a column of ours for the checksums of the scripts that go down. */
final class HistoryTable {
    static final String NAME = "flyway_schema_history";
    static final String QUALIFIED = SchemaNames.SCHEMA + "." + NAME;

    /** Flyway names its columns wherever it writes, so that it does not mind one more. */
    static final String ADD_COLUMN = "alter table " + QUALIFIED + " add column if not exists undo_checksum integer";

    private static final String SELECT = """
            select installed_rank, version, description, type, script, checksum, installed_by,
                   installed_on at time zone current_setting('TimeZone') as at, execution_time, success,
                   (to_jsonb(h) ->> 'undo_checksum')::integer as undo_checksum
            from %s h order by installed_rank""".formatted(QUALIFIED);

    private final Connection connection;

    HistoryTable(Connection connection) {
        this.connection = connection;
    }

    boolean exists() throws SQLException {
        return isTrue("select to_regclass('" + QUALIFIED + "') is not null");
    }

    /** Oldest first; empty where there is no table. */
    List<HistoryRow> rows() throws SQLException {
        List<HistoryRow> found = new ArrayList<>();
        if (!exists()) {
            return found;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(SELECT)) {
            while (rows.next()) {
                found.add(new HistoryRow(
                        rows.getInt("installed_rank"),
                        Optional.ofNullable(rows.getString("version")),
                        rows.getString("description"),
                        rows.getString("type"),
                        rows.getString("script"),
                        number(rows, "checksum"),
                        rows.getString("installed_by"),
                        rows.getTimestamp("at").toInstant(),
                        rows.getInt("execution_time"),
                        rows.getBoolean("success"),
                        number(rows, "undo_checksum")));
            }
        }
        return found;
    }

    /** Adds the row that says that a step was taken back. */
    void addUndone(MigrationStep step, long durationMillis) throws SQLException {
        add(step, HistoryRow.DOWN, step.undoScript(), step.undoChecksum(), durationMillis);
    }

    /** Adds the row that says that a step is there. */
    void addApplied(MigrationStep step, long durationMillis) throws SQLException {
        add(step, HistoryRow.UP, step.script(), Optional.of(step.checksum()), durationMillis);
    }

    private void add(MigrationStep step, String type, String script, Optional<Integer> checksum, long durationMillis)
            throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into " + QUALIFIED
                + " (installed_rank, version, description, type, script, checksum, installed_by, execution_time, success)"
                + " select coalesce(max(installed_rank) + 1, 1), ?, ?, ?, ?, ?, current_user, ?, true from "
                + QUALIFIED)) {
            insert.setString(1, step.version());
            insert.setString(2, step.description());
            insert.setString(3, type);
            insert.setString(4, script);
            insert.setObject(5, checksum.orElse(null), Types.INTEGER);
            insert.setInt(6, (int) Math.min(durationMillis, Integer.MAX_VALUE));
            insert.executeUpdate();
        }
    }

    /** Notes the undo scripts of the steps that lack it: those just applied, and those that an older program applied. */
    void recordUndoChecksums(List<MigrationStep> steps) throws SQLException {
        if (!exists()) {
            return;
        }
        if (isTrue("select not exists (select from pg_attribute where attrelid = '" + QUALIFIED
                + "'::regclass and attname = 'undo_checksum' and not attisdropped)")) {
            execute(ADD_COLUMN);
        }
        if (isTrue("select not exists (select from " + QUALIFIED + " where undo_checksum is null and type = '"
                + HistoryRow.UP + "')")) {
            return;
        }
        try (PreparedStatement update = connection.prepareStatement("update " + QUALIFIED
                + " set undo_checksum = ? where version = ? and type = '" + HistoryRow.UP
                + "' and undo_checksum is null")) {
            for (MigrationStep step : steps) {
                if (step.undoChecksum().isPresent()) {
                    update.setInt(1, step.undoChecksum().get());
                    update.setString(2, step.version());
                    update.addBatch();
                }
            }
            update.executeBatch();
        }
    }

    void removeFailed(String version) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("delete from " + QUALIFIED + " where version = ? and not success")) {
            delete.setString(1, version);
            delete.executeUpdate();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private boolean isTrue(String sql) throws SQLException {
        return new DatabaseProbe(connection).isTrue(sql);
    }

    private static Optional<Integer> number(ResultSet rows, String column) throws SQLException {
        int value = rows.getInt(column);
        return rows.wasNull() ? Optional.empty() : Optional.of(value);
    }
}
