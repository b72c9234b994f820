package dev.commonplace.persistence.operations;

import dev.commonplace.application.operations.JobSignals;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Word of new jobs by LISTEN, and the worker's sign of life by an advisory lock, both on a connection of its own. When it
 * breaks, it is made again at once, and then every few seconds. Meanwhile there are neither signals nor a sign of life:
 * the worker polls, and is judged by its leases.
 */
public final class PostgresJobSignals implements JobSignals, SignOfLife {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresJobSignals.class);
    private static final Duration CONNECT_EVERY = Duration.ofSeconds(5);

    /** Behind a pooler that hands sessions around, the lock may go without a word. */
    private static final Duration LOOK_AFTER_LOCK_EVERY = Duration.ofSeconds(10);

    private final DataSource unpooled;
    private final String worker;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicReference<@Nullable SignalConnection> connection = new AtomicReference<>();
    private final Pause untilConnecting = new Pause();
    private final Pause untilLooking = new Pause();
    private volatile boolean lockHeld;

    /**
     * @param unpooled makes connections to the primary that nobody else uses or closes
     * @param worker the name under which the worker claims jobs
     */
    public PostgresJobSignals(DataSource unpooled, String worker) {
        this.unpooled = unpooled;
        this.worker = worker;
        connect();
    }

    @Override
    public boolean isShownBy(String name) {
        return lockHeld && name.equals(worker);
    }

    @Override
    public void await(Duration timeout) throws InterruptedException {
        SignalConnection current = connection.get();
        if (current != null) {
            listen(current, timeout);
        } else if (!untilConnecting.isOver() || !connect()) {
            pause(timeout);
        }
    }

    @Override
    public void close() {
        closed.countDown();
        drop(connection.get());
    }

    private void listen(SignalConnection current, Duration timeout) {
        try {
            if (untilLooking.isOver()) {
                lockHeld = current.holdLock(worker);
                untilLooking.begin(LOOK_AFTER_LOCK_EVERY);
            }
            current.await(timeout);
        } catch (SQLException broken) {
            drop(current);
            if (closed.getCount() > 0) {
                LOG.warn("The connection for signals of new jobs broke: {}", broken.getMessage());
                connect();
            }
        }
    }

    /** @return whether there are signals again, and so perhaps some that were missed */
    private boolean connect() {
        untilConnecting.begin(CONNECT_EVERY);
        try {
            SignalConnection opened = SignalConnection.open(unpooled);
            connection.set(opened);
            lockHeld = opened.holdLock(worker);
            untilLooking.begin(LOOK_AFTER_LOCK_EVERY);
        } catch (SQLException unreachable) {
            drop(connection.get());
            LOG.warn("There are no signals of new jobs, so that the worker polls: {}", unreachable.getMessage());
        }
        if (closed.getCount() == 0) {
            drop(connection.get());
        }
        return connection.get() != null;
    }

    private void drop(@Nullable SignalConnection broken) {
        if (broken != null) {
            lockHeld = false;
            connection.compareAndSet(broken, null);
            broken.abort();
        }
    }

    private void pause(Duration timeout) throws InterruptedException {
        if (closed.await(timeout.toNanos(), TimeUnit.NANOSECONDS)) {
            LOG.debug("Signals of new jobs are closed.");
        }
    }

    /** A time that has to pass. Over from the start. */
    private static final class Pause {
        private long endNanos = System.nanoTime();

        void begin(Duration length) {
            endNanos = System.nanoTime() + length.toNanos();
        }

        boolean isOver() {
            return System.nanoTime() - endNanos >= 0;
        }
    }
}
