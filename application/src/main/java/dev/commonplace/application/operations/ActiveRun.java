package dev.commonplace.application.operations;

import dev.commonplace.application.operations.JobQueue.Progress;
import dev.commonplace.domain.operations.Job;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** An attempt that this worker has at hand, from the claim until its end is written down. */
final class ActiveRun implements JobRun {
    /** Why an attempt is to stop. */
    enum Stop {
        NO,
        CANCEL,
        OVERTIME,
        RELEASE,
        LOST
    }

    private final Job job;
    private final Instant since;
    private final AtomicReference<Stop> stop = new AtomicReference<>(Stop.NO);
    private final AtomicReference<@Nullable Progress> unsaved = new AtomicReference<>();
    private volatile @Nullable Thread thread;

    ActiveRun(Job job, Instant since) {
        this.job = job;
        this.since = since;
    }

    @Override
    public Job job() {
        return job;
    }

    @Override
    public void progress(long done, long total) {
        unsaved.set(new Progress(done, OptionalLong.of(total)));
        stopIfCancelled();
    }

    @Override
    public void stopIfCancelled() {
        if (stop.get() != Stop.NO) {
            throw new JobCancelledException();
        }
    }

    Instant since() {
        return since;
    }

    Stop stop() {
        return stop.get();
    }

    boolean lost() {
        return stop() == Stop.LOST;
    }

    /** The first reason counts, except that a lost job stays lost whatever else was wanted. */
    void stop(Stop reason) {
        stop.updateAndGet(before -> before == Stop.NO || reason == Stop.LOST ? reason : before);
    }

    void runsOn(Thread handlerThread) {
        thread = handlerThread;
    }

    void interrupt() {
        Thread handlerThread = thread;
        if (handlerThread != null) {
            handlerThread.interrupt();
        }
    }

    /** Hands out what was not written yet, once. */
    @Nullable Progress takeUnsaved() {
        return unsaved.getAndSet(null);
    }

    /** Takes back what could not be written, unless there is newer. */
    void keepUnsaved(Progress progress) {
        unsaved.compareAndSet(null, progress);
    }
}
