package dev.commonplace.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what a job will do. */
final class Awaiting {
    private static final Duration MOST = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private Awaiting() {}

    static void until(BooleanSupplier done) {
        long end = System.nanoTime() + MOST.toNanos();
        while (!done.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting after " + MOST).isLessThan(end);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
