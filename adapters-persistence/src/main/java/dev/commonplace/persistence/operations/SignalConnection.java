package dev.commonplace.persistence.operations;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.jdbc.PgConnection;

/** A connection that listens for new jobs and holds the worker's lock. For one thread; only {@link #abort} is for all. */
final class SignalConnection {
    private static final int ANSWER_MAX_MILLIS = 10_000;

    private final Connection connection;
    /** The class and not its interface, whose package carries annotations that the compiler cannot find. */
    private final PgConnection notifications;

    private SignalConnection(Connection connection) throws SQLException {
        this.connection = connection;
        this.notifications = connection.unwrap(PgConnection.class);
    }

    static SignalConnection open(DataSource dataSource) throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(Runnable::run, ANSWER_MAX_MILLIS);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set idle_session_timeout = 0");
                statement.execute("listen " + JobNotifications.CHANNEL);
            }
            return new SignalConnection(connection);
        } catch (SQLException | RuntimeException failure) {
            connection.abort(Runnable::run);
            throw failure;
        }
    }

    /** @return whether the worker's lock is this connection's */
    boolean holdLock(String worker) throws SQLException {
        return ask(WorkerLocks.HELD_BY_THIS_SESSION, worker) || ask(WorkerLocks.TAKE, worker);
    }

    /** Waits for word of a new job, at most for the given time. */
    void await(Duration timeout) throws SQLException {
        // To the driver, 0 means for ever.
        notifications.getNotifications(Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE));
    }

    /** Ends the connection, and with it whoever waits at it. */
    void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException alreadyBroken) {
            // Then it is ended.
        }
    }

    private boolean ask(String sql, String worker) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, worker);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
