package dev.commonplace.application.operations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The attempts that the worker has at hand. A slot is free again once the end of its attempt is written down. */
final class ActiveRuns {
    private final int slots;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition empty = lock.newCondition();
    private final Set<ActiveRun> runs = new LinkedHashSet<>();

    ActiveRuns(int slots) {
        this.slots = slots;
    }

    /** Whoever has a job anew has lost the attempt before, should it still be at hand. */
    void add(ActiveRun run) {
        lock.lock();
        try {
            runs.stream()
                    .filter(older -> older.job().id().equals(run.job().id()))
                    .forEach(older -> older.stop(ActiveRun.Stop.LOST));
            runs.add(run);
        } finally {
            lock.unlock();
        }
    }

    void remove(ActiveRun run) {
        lock.lock();
        try {
            runs.remove(run);
            if (runs.isEmpty()) {
                empty.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    List<ActiveRun> all() {
        lock.lock();
        try {
            return new ArrayList<>(runs);
        } finally {
            lock.unlock();
        }
    }

    /** Those whose jobs are the worker's, as far as it knows. */
    List<ActiveRun> held() {
        return all().stream().filter(run -> !run.lost()).toList();
    }

    int freeSlots() {
        lock.lock();
        try {
            return Math.max(0, slots - runs.size());
        } finally {
            lock.unlock();
        }
    }

    /** Waits until nothing is at hand. @return false when the time was up before */
    boolean awaitEmpty(Duration max) {
        long nanos = max.toNanos();
        lock.lock();
        try {
            while (!runs.isEmpty() && nanos > 0) {
                nanos = empty.awaitNanos(nanos);
            }
            return runs.isEmpty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
