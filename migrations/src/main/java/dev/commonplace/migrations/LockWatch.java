package dev.commonplace.migrations;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/**
 * Looks from a second connection at whom a run is waiting for, because once it has given up the server no longer knows. The
 * run's sessions are found by the name they give themselves.
 */
final class LockWatch implements AutoCloseable {
    static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final Duration FIRST_LOOK = Duration.ofMillis(400);

    /** Of a query only its first word, the command: the rest may hold passwords and what is in rows. */
    private static final String BLOCKERS = """
            select 'process ' || b.pid || coalesce(' of ' || b.usename, '') || coalesce(' (' || nullif(b.application_name, '') || ')', '')
                   || coalesce(', in its transaction for ' || extract(epoch from now() - b.xact_start)::bigint || ' s', '')
                   || coalesce(', ' || nullif(b.state, 'active'), '')
                   || coalesce(', ' || nullif(lower(substring(b.query from '^\\s*([[:alpha:]]+)')), '') || ' of ' || extract(epoch from now() - b.query_start)::bigint || ' s ago', '')
                   || '; to end it: SELECT pg_terminate_backend(' || b.pid || ')'
            from pg_stat_activity w, unnest(pg_blocking_pids(w.pid)) as blocker(pid) join pg_stat_activity b on b.pid = blocker.pid
            where w.application_name = ? and w.wait_event_type = 'Lock' limit 1""";

    private final DataSource dataSource;
    private final String sessionName;
    private final CountDownLatch finished = new CountDownLatch(1);
    private final AtomicReference<Optional<String>> seen = new AtomicReference<>(Optional.empty());
    private final Thread thread;

    private LockWatch(DataSource dataSource) {
        this.dataSource = dataSource;
        this.sessionName = "commonplace migrations " + ProcessHandle.current().pid() + "-"
                + Long.toString(System.nanoTime(), Character.MAX_RADIX);
        this.thread = Thread.ofVirtual().name("lock-watch").start(this::watch);
    }

    static LockWatch over(DataSource dataSource) {
        return new LockWatch(dataSource);
    }

    /** What the run's sessions have to say first. */
    String sessionSql(Duration lockTimeout) {
        return "set application_name = '" + sessionName + "'; set lock_timeout = " + lockTimeout.toMillis();
    }

    /** The last one that the run waited for, in words. */
    Optional<String> blocker() {
        return seen.get();
    }

    private void watch() {
        try {
            if (finished.await(FIRST_LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement select = connection.prepareStatement(BLOCKERS)) {
                select.setString(1, sessionName);
                do {
                    try (ResultSet rows = select.executeQuery()) {
                        if (rows.next()) {
                            seen.set(Optional.of(rows.getString(1)));
                        }
                    }
                } while (!finished.await(FIRST_LOOK.toMillis(), TimeUnit.MILLISECONDS));
            }
        } catch (SQLException unwatched) {
            // The run itself tells what is wrong with the database; this only names the culprit where it can.
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        finished.countDown();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
