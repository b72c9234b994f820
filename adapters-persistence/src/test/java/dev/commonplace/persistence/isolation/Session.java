package dev.commonplace.persistence.isolation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** A transaction that is always rolled back, with nothing of the adapters between the test and the database. */
final class Session implements AutoCloseable {
    private final Connection connection;

    private Session(Connection connection) {
        this.connection = connection;
    }

    static Session open(DataSource source, String tenant, String scope) throws SQLException {
        Connection connection = source.getConnection();
        connection.setAutoCommit(false);
        Session session = new Session(connection);
        session.column("select set_config('app.tenant', ?, true) || set_config('app.scope', ?, true)", tenant, scope);
        return session;
    }

    /** As another role than the source's. */
    static Session openAs(DataSource source, String role, String tenant, String scope) throws SQLException {
        Session session = open(source, tenant, scope);
        session.column("select set_config('role', ?, true)", role);
        return session;
    }

    long count(String sql, Object... arguments) throws SQLException {
        return Long.parseLong(column(sql, arguments).getFirst());
    }

    /** The first column of all rows. */
    List<String> column(String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepare(sql, arguments);
                ResultSet rows = statement.executeQuery()) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    int change(String sql, Object... arguments) throws SQLException {
        try (PreparedStatement statement = prepare(sql, arguments)) {
            return statement.executeUpdate();
        }
    }

    /** The SQLSTATE with which a change fails, or that of success. */
    String stateOf(String sql, Object... arguments) {
        try {
            change(sql, arguments);
            return "00000";
        } catch (SQLException refused) {
            return refused.getSQLState();
        }
    }

    private PreparedStatement prepare(String sql, Object... arguments) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < arguments.length; i++) {
            statement.setObject(i + 1, arguments[i]);
        }
        return statement;
    }

    @Override
    public void close() throws SQLException {
        try (connection) {
            connection.rollback();
        }
    }
}
