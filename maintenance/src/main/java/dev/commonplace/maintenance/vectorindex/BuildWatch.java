package dev.commonplace.maintenance.vectorindex;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Looks every second how far the build of another session is, by a connection of its own. */
final class BuildWatch implements AutoCloseable {
    private static final long LOOK_EVERY_MILLIS = 1_000;

    /** HNSW counts blocks, IVFFlat counts blocks first and rows later. */
    private static final String LOOK = """
            select phase,
                   case when tuples_total > 0 then 100 * tuples_done / tuples_total
                        when blocks_total > 0 then 100 * blocks_done / blocks_total
                        else -1 end
            from pg_stat_progress_create_index where pid = ?""";

    /** Hears what was seen. */
    interface Listener {
        void building(String phase, OptionalInt percent);
    }

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread;

    private BuildWatch(DataSource dataSource, int pid, Listener listener) {
        this.thread = Thread.ofVirtual().name("watch-index-build").unstarted(() -> watch(dataSource, pid, listener));
    }

    static BuildWatch start(DataSource dataSource, int pid, Listener listener) {
        BuildWatch watch = new BuildWatch(dataSource, pid, listener);
        watch.thread.start();
        return watch;
    }

    private void watch(DataSource dataSource, int pid, Listener listener) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(LOOK)) {
            statement.setInt(1, pid);
            while (!over.await(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                try (ResultSet rows = statement.executeQuery()) {
                    if (rows.next()) {
                        int percent = rows.getInt(2);
                        listener.building(
                                rows.getString(1),
                                percent < 0 ? OptionalInt.empty() : OptionalInt.of(Math.min(percent, 100)));
                    }
                }
            }
        } catch (SQLException unseen) {
            // The build goes on all the same; whoever waits for it sees its end.
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        try {
            thread.join(2 * LOOK_EVERY_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
