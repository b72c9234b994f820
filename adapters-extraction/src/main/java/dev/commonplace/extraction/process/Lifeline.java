package dev.commonplace.extraction.process;

import java.util.concurrent.atomic.AtomicLong;

/** Ends a reader that nobody can end any more: when its service has died, or has let it read for much too long. */
final class Lifeline {
    private static final long LOOK_EVERY_MILLIS = 1_000;
    private static final int ENDED = 4;

    private final long graceNanos;
    private final AtomicLong begun = new AtomicLong();

    /** @param timeMaxMillis after which the service ends the reader; twice that, and it does so itself */
    Lifeline(long timeMaxMillis) {
        this.graceNanos = 2 * timeMaxMillis * 1_000_000;
    }

    void begin() {
        begun.set(System.nanoTime() | 1);
    }

    void end() {
        begun.set(0);
    }

    void start() {
        Thread thread = new Thread(this::watch, "lifeline");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        ProcessHandle service = ProcessHandle.current().parent().orElse(null);
        while (true) {
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
            } catch (InterruptedException unwanted) {
                continue;
            }
            long since = begun.get();
            boolean tooLong = since != 0 && System.nanoTime() - since > graceNanos;
            if (tooLong || service == null || !service.isAlive()) {
                Runtime.getRuntime().halt(ENDED);
            }
        }
    }
}
