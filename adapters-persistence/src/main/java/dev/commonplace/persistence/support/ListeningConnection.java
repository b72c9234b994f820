package dev.commonplace.persistence.support;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGNotification;
import org.postgresql.jdbc.PgConnection;

/** A connection that listens to a channel. For one thread; only {@link #abort} is for all. */
public final class ListeningConnection {
    private static final int ANSWER_MAX_MILLIS = 10_000;

    private final Connection connection;
    /** The class and not its interface, whose package carries annotations that the compiler cannot find. */
    private final PgConnection notifications;

    private ListeningConnection(Connection connection) throws SQLException {
        this.connection = connection;
        this.notifications = connection.unwrap(PgConnection.class);
    }

    /**
     * @param dataSource makes connections to the primary that nobody else uses or closes
     * @param channel one of the product's own: it goes into the statement as it is
     */
    public static ListeningConnection open(DataSource dataSource, String channel) throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(Runnable::run, ANSWER_MAX_MILLIS);
            ListeningConnection listening = new ListeningConnection(connection);
            listening.execute("set idle_session_timeout = 0");
            listening.execute("listen " + channel);
            return listening;
        } catch (SQLException | RuntimeException failure) {
            connection.abort(Runnable::run);
            throw failure;
        }
    }

    /** Waits for word, at most for the given time; empty where none came. */
    public List<String> await(Duration timeout) throws SQLException {
        // To the driver, 0 means for ever.
        PGNotification[] arrived = notifications.getNotifications(Math.clamp(timeout.toMillis(), 1, Integer.MAX_VALUE));
        List<String> payloads = new ArrayList<>();
        if (arrived != null) {
            for (PGNotification notification : arrived) {
                payloads.add(notification.getParameter());
            }
        }
        return payloads;
    }

    /** Makes sure that word could still come. */
    public void check() throws SQLException {
        execute("select 1");
    }

    /** For statements in its session, one at a time and while nobody waits. */
    public Connection session() {
        return connection;
    }

    /** Ends the connection, and with it whoever waits at it. */
    public void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException alreadyBroken) {
            // Then it is ended.
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
