package dev.commonplace.benchmarks.http;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** What one request sent to the database: its transactions with their statements and parameters, to be sent again by plain JDBC. */
record RecordedSql(List<Transaction> transactions) {

    /** @param readOnly as the connection was told; null where it was not told */
    record Transaction(boolean autoCommit, boolean readOnly, List<Sql> statements) {}

    /** One statement with the calls that set its parameters. */
    record Sql(String text, List<Call> calls) {}

    record Call(Method method, List<Object> arguments) {}

    /** Sends everything again, reads every result, and commits where it was committed. */
    void replay(DataSource pool) throws SQLException {
        for (Transaction transaction : transactions) {
            try (Connection connection = pool.getConnection()) {
                connection.setAutoCommit(transaction.autoCommit());
                connection.setReadOnly(transaction.readOnly());
                for (Sql sql : transaction.statements()) {
                    run(connection, sql);
                }
                if (!transaction.autoCommit()) {
                    connection.commit();
                }
            }
        }
    }

    private static void run(Connection connection, Sql sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
            for (Call call : sql.calls()) {
                set(statement, call);
            }
            boolean rows = statement.execute();
            while (rows || statement.getUpdateCount() != -1) {
                if (rows) {
                    read(statement.getResultSet());
                }
                rows = statement.getMoreResults();
            }
        }
    }

    private static void set(PreparedStatement statement, Call call) throws SQLException {
        try {
            call.method().invoke(statement, call.arguments().toArray());
        } catch (InvocationTargetException failure) {
            throw new SQLException("A parameter cannot be set.", failure.getCause());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void read(ResultSet rows) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            for (int i = 1; i <= columns; i++) {
                rows.getString(i);
            }
        }
    }
}
