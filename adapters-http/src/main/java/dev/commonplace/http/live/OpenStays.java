package dev.commonplace.http.live;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The live connections that are open. Safe for use by many threads. */
public final class OpenStays {
    private static final Logger LOG = LoggerFactory.getLogger(OpenStays.class);

    private final Set<Stay> stays = ConcurrentHashMap.newKeySet();
    private final CountDownLatch empty = new CountDownLatch(1);
    private volatile boolean stopping;

    void add(Stay stay) {
        stays.add(stay);
        if (stopping) {
            stay.restart();
        }
    }

    void remove(Stay stay) {
        stays.remove(stay);
        if (stopping && stays.isEmpty()) {
            empty.countDown();
        }
    }

    boolean isStopping() {
        return stopping;
    }

    /**
     * Ends them all, with what they have taken kept and answered.
     *
     * @param most how long that may take
     */
    public void close(Duration most) {
        stopping = true;
        stays.forEach(Stay::restart);
        if (stays.isEmpty()) {
            return;
        }
        try {
            if (!empty.await(most.toNanos(), TimeUnit.NANOSECONDS)) {
                LOG.warn("{} live connections did not end in time.", stays.size());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
