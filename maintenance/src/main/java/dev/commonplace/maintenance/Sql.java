package dev.commonplace.maintenance;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Short questions to a database. */
public final class Sql {
    private final Connection connection;

    public Sql(Connection connection) {
        this.connection = connection;
    }

    /** The first value as text; empty where there is no row, or null. */
    public String text(String sql, Object... arguments) throws SQLException {
        List<String> values = texts(sql, arguments);
        return values.isEmpty() ? "" : values.getFirst();
    }

    /** The first value as a number. */
    public long number(String sql, Object... arguments) throws SQLException {
        return Long.parseLong(text(sql, arguments));
    }

    /** The first value as truth; no row is false. */
    public boolean isTrue(String sql, Object... arguments) throws SQLException {
        return "t".equals(text(sql, arguments));
    }

    /** The first column as text, null as the empty one. */
    public List<String> texts(String sql, Object... arguments) throws SQLException {
        return rows(sql, row -> Objects.requireNonNullElse(row.getString(1), ""), arguments);
    }

    /** Makes something of the row that the result is at. */
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Every row. */
    public <T> List<T> rows(String sql, Row<T> row, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < arguments.length; index++) {
                statement.setObject(index + 1, arguments[index]);
            }
            List<T> found = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(row.read(rows));
                }
            }
            return found;
        }
    }

    /** Statements without a result that matters. */
    public void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** One statement with arguments; tells how many rows it has changed. */
    public int update(String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < arguments.length; index++) {
                statement.setObject(index + 1, arguments[index]);
            }
            return statement.executeUpdate();
        }
    }

    /** Why the database refuses, in its own words; where in our statement it was does not help an operator. */
    public static String reason(SQLException refused) {
        if (refused instanceof PSQLException known && known.getServerErrorMessage() != null) {
            ServerErrorMessage message = known.getServerErrorMessage();
            return message.getMessage() + (message.getDetail() == null ? "" : " (" + message.getDetail() + ")");
        }
        return Objects.requireNonNullElse(refused.getMessage(), "no reason given");
    }

    /** A name as it is written in a statement. */
    public static String name(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** A text as it is written in a statement. */
    public static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
