package dev.commonplace.models.onnx;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A fixed number of threads behind a short queue. Who submits to a full queue waits in line, so that a search with one
 * text is not held up by an import with thousands.
 */
final class BoundedPool {
    private static final int QUEUED_PER_THREAD = 2;
    private static final int CLOSE_SECONDS_MAX = 10;

    private final ThreadPoolExecutor executor;

    BoundedPool(String name, int threads) {
        this.executor = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(threads * QUEUED_PER_THREAD, true),
                Thread.ofPlatform().name(name + "-", 1).daemon(true).factory(),
                BoundedPool::waitInLine);
    }

    <T> Future<T> submit(Callable<T> task) {
        return executor.submit(task);
    }

    private static void waitInLine(Runnable task, ThreadPoolExecutor executor) {
        try {
            if (executor.isShutdown()) {
                throw new RejectedExecutionException("The pool is shut down.");
            }
            executor.getQueue().put(task);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new RejectedExecutionException("Interrupted while waiting in line.", interrupted);
        }
    }

    /** Lets running tasks end and cancels the queued ones; says whether all have ended. */
    boolean closeAndWait() {
        executor.shutdown();
        for (Runnable queued = executor.getQueue().poll();
                queued != null;
                queued = executor.getQueue().poll()) {
            if (queued instanceof Future<?> future) {
                future.cancel(false);
            }
        }
        try {
            return executor.awaitTermination(CLOSE_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
