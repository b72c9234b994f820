package dev.commonplace.application.operations;

import dev.commonplace.application.operations.ActiveRun.Stop;
import dev.commonplace.application.operations.JobQueue.Heartbeat;
import dev.commonplace.application.operations.JobQueue.Recovered;
import dev.commonplace.domain.operations.Job;
import dev.commonplace.domain.operations.JobId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a worker does by the clock: heartbeats, progress, requests to cancel, dead workers' jobs. */
final class JobCaretaker {
    private static final int CANCELLED_MAX = 100;

    private final String worker;
    private final JobQueue queue;
    private final JobHandlers handlers;
    private final ActiveRuns runs;
    private final ProgressWriter progress;
    private final EndWriter ends;
    private final Runnable wakeOthers;
    private final JobWorkerSettings settings;
    private final Clock clock;
    private final JobObserver observer;
    private final List<Chore> chores;

    JobCaretaker(
            String worker,
            JobQueue queue,
            JobHandlers handlers,
            ActiveRuns runs,
            ProgressWriter progress,
            EndWriter ends,
            Runnable wakeOthers,
            JobWorkerSettings settings,
            Clock clock,
            JobObserver observer) {
        this.worker = worker;
        this.queue = queue;
        this.handlers = handlers;
        this.runs = runs;
        this.progress = progress;
        this.ends = ends;
        this.wakeOthers = wakeOthers;
        this.settings = settings;
        this.clock = clock;
        this.observer = observer;
        Duration pause = settings.pauseAfterTrouble();
        this.chores = List.of(
                new Chore("renew leases", settings.heartbeatEvery(), pause, this::heartbeat),
                new Chore("look for requests to cancel", settings.tick(), pause, now -> passOnCancelRequests()),
                new Chore("write progress", settings.tick(), pause, now -> writeProgress()),
                new Chore("stop attempts that take too long", settings.tick(), pause, this::stopOvertime),
                new Chore("tell of cancelled jobs", settings.tick(), pause, this::tellOfCancelled),
                new Chore("recover jobs of dead workers", settings.recoverEvery(), pause, this::recover));
    }

    /** One time for all, so that a machine that slept renews its leases before it looks for those that ran out. */
    Duration step() {
        Instant now = clock.instant();
        for (Chore chore : chores) {
            chore.doIfDue(now, observer);
        }
        return settings.tick();
    }

    private void heartbeat(Instant now) {
        List<ActiveRun> held = runs.held();
        if (held.isEmpty()) {
            return;
        }
        Map<JobId, Heartbeat> answers =
                queue.heartbeat(held.stream().map(ActiveRun::job).toList(), settings.lease(), now);
        for (ActiveRun run : held) {
            switch (answers.getOrDefault(run.job().id(), Heartbeat.LOST)) {
                case HELD -> {}
                case CANCEL_REQUESTED -> run.stop(Stop.CANCEL);
                case LOST -> run.stop(Stop.LOST);
            }
        }
    }

    private void passOnCancelRequests() {
        List<ActiveRun> held = runs.held();
        if (held.isEmpty()) {
            return;
        }
        Set<JobId> wanted =
                queue.cancelRequests(held.stream().map(ActiveRun::job).toList());
        held.stream().filter(run -> wanted.contains(run.job().id())).forEach(run -> run.stop(Stop.CANCEL));
    }

    private void writeProgress() {
        progress.write(runs.held());
    }

    private void stopOvertime(Instant now) {
        for (ActiveRun run : runs.held()) {
            if (run.stop() == Stop.NO && !now.isBefore(run.since().plus(settings.attemptMax()))) {
                run.stop(Stop.OVERTIME);
                run.interrupt();
            }
        }
    }

    private void tellOfCancelled(Instant now) {
        for (Job job : queue.cancelledWhileWaiting(handlers.kinds(), CANCELLED_MAX)) {
            handlers.tellGaveUp(job, "The job was cancelled.");
            queue.cancelled(job, now);
            observer.cancelled(job);
        }
    }

    private void recover(Instant now) {
        Recovered recovered = queue.recover(worker, settings.lease(), settings.graceAfterLease(), now);
        if (recovered.waiting() > 0) {
            observer.recovered(recovered.waiting());
        }
        for (Job job : recovered.toEnd()) {
            ActiveRun run = new ActiveRun(job, now);
            runs.add(run);
            ends.add(
                    run,
                    job.cancelRequested()
                            ? new AttemptEnd.Cancelled()
                            : new AttemptEnd.Failed("The worker died at the last attempt."));
        }
        if (recovered.waiting() > 0 || !recovered.toEnd().isEmpty()) {
            wakeOthers.run();
        }
    }
}
