package dev.commonplace.persistence.live;

import dev.commonplace.application.live.SignalSource;
import dev.commonplace.persistence.conversations.ConversationNotifications;
import dev.commonplace.persistence.support.ListeningConnection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signals by LISTEN, on a connection and a thread of its own. When the connection breaks, it is made again at once, and then every
 * few seconds; each time the listener is told that it may have missed something.
 */
public final class PostgresSignalSource implements SignalSource {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresSignalSource.class);
    private static final Duration CONNECT_EVERY = Duration.ofSeconds(2);
    private static final Duration WAIT_MAX = Duration.ofSeconds(15);
    private static final Duration CLOSE_MAX = Duration.ofSeconds(5);

    private final DataSource unpooled;
    private final AtomicReference<@Nullable ListeningConnection> connection = new AtomicReference<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private @Nullable Thread thread;

    /** @param unpooled makes connections to the primary that nobody else uses or closes */
    public PostgresSignalSource(DataSource unpooled) {
        this.unpooled = unpooled;
    }

    @Override
    public void start(Listener listener) {
        boolean heard = connect();
        thread = Thread.ofPlatform().name("conversation-signals").daemon().start(() -> listen(listener, heard));
    }

    @Override
    public void close() {
        closed.countDown();
        drop();
        Thread running = thread;
        if (running == null) {
            return;
        }
        try {
            if (!running.join(CLOSE_MAX)) {
                LOG.warn("The thread that listens for signals of conversations does not end.");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen(Listener listener, boolean heardFromStart) {
        boolean heard = heardFromStart;
        while (isOpen()) {
            if (!heard) {
                heard = connect();
                if (heard) {
                    tell(listener::missed);
                } else {
                    pause();
                }
                continue;
            }
            heard = hear(listener);
        }
    }

    private boolean hear(Listener listener) {
        ListeningConnection current = connection.get();
        if (current == null) {
            return false;
        }
        try {
            List<String> payloads = current.await(WAIT_MAX);
            if (payloads.isEmpty()) {
                current.check();
            }
            for (String payload : payloads) {
                ConversationNotifications.read(payload)
                        .ifPresent(
                                addressed -> tell(() -> listener.signalled(addressed.tenantId(), addressed.signal())));
            }
            return true;
        } catch (SQLException broken) {
            drop();
            if (isOpen()) {
                LOG.warn("The connection for signals of conversations broke: {}", broken.getMessage());
            }
            return false;
        }
    }

    private void tell(Runnable word) {
        if (!isOpen()) {
            return;
        }
        try {
            word.run();
        } catch (RuntimeException bug) {
            LOG.error("A signal of a conversation was not taken.", bug);
        }
    }

    private boolean connect() {
        try {
            connection.set(ListeningConnection.open(unpooled, ConversationNotifications.CHANNEL));
        } catch (SQLException unreachable) {
            LOG.warn("There are no signals of conversations, so that news come late: {}", unreachable.getMessage());
        }
        if (!isOpen()) {
            drop();
        }
        return connection.get() != null;
    }

    private boolean isOpen() {
        return closed.getCount() > 0;
    }

    private void drop() {
        ListeningConnection current = connection.getAndSet(null);
        if (current != null) {
            current.abort();
        }
    }

    private void pause() {
        try {
            if (closed.await(CONNECT_EVERY.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.debug("Signals of conversations are closed.");
            }
        } catch (InterruptedException interrupted) {
            closed.countDown();
        }
    }
}
