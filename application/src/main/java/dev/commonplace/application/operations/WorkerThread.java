package dev.commonplace.application.operations;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A thread of the worker that takes one step again and again, and outlives whatever goes wrong with it. */
public final class WorkerThread {
    /** What the thread does. */
    public interface Step {
        /** @return how long to wait before the next one, unless {@link WorkerThread#ring} comes first */
        Duration take() throws InterruptedException;
    }

    private final String activity;
    private final Step step;
    private final Duration pauseAfterTrouble;
    private final JobObserver observer;
    private final Semaphore rings = new Semaphore(0);
    private final Thread thread;
    private volatile boolean stopped;

    public WorkerThread(String activity, Step step, Duration pauseAfterTrouble, JobObserver observer) {
        this.activity = activity;
        this.step = step;
        this.pauseAfterTrouble = pauseAfterTrouble;
        this.observer = observer;
        this.thread = Thread.ofPlatform().daemon().name("jobs-" + activity).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Ends the wait for the next step. */
    public void ring() {
        rings.release();
    }

    /** Lets the step at hand end, waits for that, and takes no other. */
    public void stop(Duration waitMax) {
        stopped = true;
        ring();
        if (!thread.isAlive()) {
            return;
        }
        try {
            thread.join(waitMax);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopped) {
            try {
                awaitRing(takeStep());
            } catch (InterruptedException nobodysBusiness) {
                // The thread is private: it ends by being stopped, and by nothing else.
            }
        }
    }

    private Duration takeStep() throws InterruptedException {
        try {
            return step.take();
        } catch (RuntimeException | Error trouble) {
            report(trouble);
            return pauseAfterTrouble;
        }
    }

    private void awaitRing(Duration max) throws InterruptedException {
        if (!stopped && max.isPositive() && rings.tryAcquire(max.toNanos(), TimeUnit.NANOSECONDS)) {
            rings.drainPermits();
        }
    }

    private void report(Throwable trouble) {
        try {
            observer.trouble(activity, trouble);
        } catch (RuntimeException | Error alsoTroubled) {
            // There is nobody left to tell.
        }
    }
}
