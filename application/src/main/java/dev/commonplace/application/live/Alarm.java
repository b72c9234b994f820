package dev.commonplace.application.live;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Wakes the one thread that waits for it. Rung while nobody waits, the next one does not wait. */
public final class Alarm {
    private final Semaphore rings = new Semaphore(0);

    public void ring() {
        if (rings.availablePermits() == 0) {
            rings.release();
        }
    }

    /** @return whether it rang, and not the time was up */
    public boolean await(Duration most) throws InterruptedException {
        boolean rang = rings.tryAcquire(most.toNanos(), TimeUnit.NANOSECONDS);
        rings.drainPermits();
        return rang;
    }
}
