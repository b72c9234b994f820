package dev.commonplace.persistence.live;

import dev.commonplace.persistence.conversations.ConversationNotifications;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.PGNotification;
import org.postgresql.jdbc.PgConnection;

/** A connection that listens for signals of conversations. For one thread; only {@link #abort} is for all. */
final class ListeningConnection {
    private static final int ANSWER_MAX_MILLIS = 10_000;
    private static final int WAIT_MILLIS = 15_000;

    private final Connection connection;
    /** The class and not its interface, whose package carries annotations that the compiler cannot find. */
    private final PgConnection notifications;

    private ListeningConnection(Connection connection) throws SQLException {
        this.connection = connection;
        this.notifications = connection.unwrap(PgConnection.class);
    }

    static ListeningConnection open(DataSource dataSource) throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            connection.setAutoCommit(true);
            connection.setNetworkTimeout(Runnable::run, ANSWER_MAX_MILLIS);
            ListeningConnection listening = new ListeningConnection(connection);
            listening.execute("set idle_session_timeout = 0");
            listening.execute("listen " + ConversationNotifications.CHANNEL);
            return listening;
        } catch (SQLException | RuntimeException failure) {
            connection.abort(Runnable::run);
            throw failure;
        }
    }

    /** Waits for word, for a while; where none came, makes sure that it still could. */
    List<String> await() throws SQLException {
        PGNotification[] arrived = notifications.getNotifications(WAIT_MILLIS);
        List<String> payloads = new ArrayList<>();
        if (arrived != null) {
            for (PGNotification notification : arrived) {
                payloads.add(notification.getParameter());
            }
        }
        if (payloads.isEmpty()) {
            execute("select 1");
        }
        return payloads;
    }

    /** Ends the connection, and with it whoever waits at it. */
    void abort() {
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
