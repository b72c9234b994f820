package dev.commonplace.persistence.operations;

import dev.commonplace.persistence.support.ListeningConnection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;

/** A connection that listens for new jobs and holds the worker's lock. For one thread; only {@link #abort} is for all. */
final class SignalConnection {
    private final ListeningConnection listening;

    private SignalConnection(ListeningConnection listening) {
        this.listening = listening;
    }

    static SignalConnection open(DataSource dataSource) throws SQLException {
        return new SignalConnection(ListeningConnection.open(dataSource, JobNotifications.CHANNEL));
    }

    /** @return whether the worker's lock is this connection's */
    boolean holdLock(String worker) throws SQLException {
        return ask(WorkerLocks.HELD_BY_THIS_SESSION, worker) || ask(WorkerLocks.TAKE, worker);
    }

    /** Waits for word of a new job, at most for the given time. */
    void await(Duration timeout) throws SQLException {
        listening.await(timeout);
    }

    /** Ends the connection, and with it whoever waits at it. */
    void abort() {
        listening.abort();
    }

    private boolean ask(String sql, String worker) throws SQLException {
        try (PreparedStatement statement = listening.session().prepareStatement(sql)) {
            statement.setString(1, worker);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
