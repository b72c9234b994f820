package dev.commonplace.bootstrap.ingest;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A few threads that send. Who has more for them than they can take waits, so that memory holds what is being sent only. */
final class Senders implements AutoCloseable {
    private final ExecutorService threads;
    private final Semaphore places;
    private final int parallel;

    Senders(int parallel) {
        this.threads = Executors.newFixedThreadPool(parallel);
        this.places = new Semaphore(parallel);
        this.parallel = parallel;
    }

    /**
     * Returns once a thread has taken it up.
     *
     * @param work tells of its failures itself
     */
    void send(Runnable work) throws InterruptedException {
        places.acquire();
        threads.execute(() -> {
            try {
                work.run();
            } finally {
                places.release();
            }
        });
    }

    /** Waits until all is sent. */
    void await() throws InterruptedException {
        places.acquire(parallel);
        places.release(parallel);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            boolean unused = threads.awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
