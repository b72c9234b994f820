package dev.commonplace.application.operations;

import dev.commonplace.application.operations.JobQueue.Progress;
import dev.commonplace.domain.operations.Job;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes down how far jobs are, where that changed since it last did. */
final class ProgressWriter {
    private final JobQueue queue;
    private final Clock clock;
    private final JobObserver observer;

    ProgressWriter(JobQueue queue, Clock clock, JobObserver observer) {
        this.queue = queue;
        this.clock = clock;
        this.observer = observer;
    }

    /** Failing at it keeps nothing else from being done. */
    void write(List<ActiveRun> runs) {
        Map<Job, Progress> changed = new LinkedHashMap<>();
        for (ActiveRun run : runs) {
            Progress progress = run.takeUnsaved();
            if (progress != null) {
                changed.put(run.job(), progress);
            }
        }
        if (changed.isEmpty()) {
            return;
        }
        try {
            queue.progress(changed, clock.instant());
        } catch (RuntimeException trouble) {
            observer.trouble("write progress", trouble);
            for (ActiveRun run : runs) {
                Progress progress = changed.get(run.job());
                if (progress != null) {
                    run.keepUnsaved(progress);
                }
            }
        }
    }
}
