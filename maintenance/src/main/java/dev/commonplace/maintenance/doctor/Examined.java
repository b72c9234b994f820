package dev.commonplace.maintenance.doctor;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The database that is examined.
 *
 * @param connection of the schema's owner
 * @param serviceAccount the user the service logs in as
 * @param version of the schema by its history; empty before the first step
 */
record Examined(Connection connection, String serviceAccount, String version) {
    /** What is made of a row. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> rows(String sql, Row<T> read, Object... arguments) throws SQLException {
        List<T> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int index = 0; index < arguments.length; index++) {
                statement.setObject(index + 1, arguments[index]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(read.read(rows));
                }
            }
        }
        return found;
    }

    List<String> texts(String sql, Object... arguments) throws SQLException {
        return rows(sql, row -> Objects.requireNonNullElse(row.getString(1), ""), arguments);
    }

    /** The first value; empty where there is no row. */
    String text(String sql, Object... arguments) throws SQLException {
        return texts(sql, arguments).stream().findFirst().orElse("");
    }

    boolean isTrue(String sql, Object... arguments) throws SQLException {
        return "t".equals(text(sql, arguments));
    }
}
