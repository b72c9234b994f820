package dev.commonplace.bootstrap;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Something that is done by a thread of its own while another goes on, and is waited for in the end. */
final class BackgroundTask {
    private final FutureTask<Boolean> task;

    private BackgroundTask(Runnable work) {
        this.task = new FutureTask<>(work, true);
    }

    static BackgroundTask start(String name, Runnable work) {
        BackgroundTask background = new BackgroundTask(work);
        Thread thread = new Thread(background.task, name);
        thread.setDaemon(true);
        thread.start();
        return background;
    }

    /** Waits for the end; throws what the work threw. */
    void await() {
        try {
            boolean unused = task.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ServiceException("The start was interrupted.", interrupted);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(failure.getCause());
        }
    }
}
