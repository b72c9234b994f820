package dev.commonplace.migrations.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Set;

/** Short questions to a database. */
public final class DatabaseProbe {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    /** Another service is making the same thing at this moment, so that nothing is left to be allowed. */
    private static final Set<String> MADE_BY_ANOTHER = Set.of("42710", "42P06", "23505", "XX000");

    private final Connection connection;

    public DatabaseProbe(Connection connection) {
        this.connection = connection;
    }

    /** The first value; empty where there is no row. */
    public String text(String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? Objects.requireNonNullElse(rows.getString(1), "") : "";
        }
    }

    public int number(String sql) throws SQLException {
        return Integer.parseInt(text(sql));
    }

    public boolean isTrue(String sql) throws SQLException {
        return "t".equals(text(sql));
    }

    public void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Whether the user has the right to run this; it is run and rolled back. Any other refusal is thrown. */
    public boolean isAllowed(String sql) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
            return true;
        } catch (SQLException refused) {
            if (INSUFFICIENT_PRIVILEGE.equals(refused.getSQLState())) {
                return false;
            }
            if (MADE_BY_ANOTHER.contains(refused.getSQLState())) {
                return true;
            }
            throw refused;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }
}
