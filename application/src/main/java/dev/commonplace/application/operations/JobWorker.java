package dev.commonplace.application.operations;

import dev.commonplace.application.operations.ActiveRun.Stop;
import dev.commonplace.domain.operations.Job;
import dev.commonplace.domain.shared.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * Runs jobs until it is closed; whatever fails meanwhile, the database included, is told to the observer and tried again.
 *
 * <p>Five sorts of threads share the work. <em>Claim</em> fills free slots and starts handlers. Each attempt has a
 * <em>virtual thread</em> of its own, which calls the handler and nothing else. <em>End</em> writes down how attempts
 * ended and tells handlers of jobs that are given up. <em>Care</em> does what the clock asks for, see
 * {@link JobCaretaker}. <em>Signal</em> waits for word of new jobs and wakes the first. Handlers never wait for the
 * queue's database, and the queue never waits for a handler.
 */
public final class JobWorker implements AutoCloseable {
    private static final Duration STOP_WAIT_MAX = Duration.ofSeconds(5);

    private final String name;
    private final JobQueue queue;
    private final JobSignals signals;
    private final JobHandlers handlers;
    private final JobWorkerSettings settings;
    private final Clock clock;
    private final JobObserver observer;
    private final ActiveRuns runs;
    private final EndWriter ends;
    private final WorkerThread claimThread;
    private final WorkerThread endThread;
    private final WorkerThread careThread;
    private final WorkerThread signalThread;
    private volatile boolean closing;

    /**
     * @param name tells this worker from all others, past ones of the same machine included
     * @param random numbers in 0..1 that spread retries
     */
    public JobWorker(
            String name,
            JobQueue queue,
            JobSignals signals,
            Collection<? extends JobHandler> handlers,
            JobWorkerSettings settings,
            Clock clock,
            DoubleSupplier random,
            JobObserver observer) {
        this.name = name;
        this.queue = queue;
        this.signals = signals;
        this.handlers = new JobHandlers(handlers, observer);
        this.settings = settings;
        this.clock = clock;
        this.observer = observer;
        this.runs = new ActiveRuns(settings.slots());
        ProgressWriter progress = new ProgressWriter(queue, clock, observer);
        this.ends = new EndWriter(queue, this.handlers, runs, progress, settings, clock, random, observer);
        JobCaretaker care = new JobCaretaker(
                name, queue, this.handlers, runs, progress, ends, this::wake, settings, clock, observer);
        Duration pause = settings.pauseAfterTrouble();
        this.claimThread = new WorkerThread("claim", this::claim, pause, observer);
        this.endThread = new WorkerThread("end", this::writeEnds, pause, observer);
        this.careThread = new WorkerThread("care", care::step, pause, observer);
        this.signalThread = new WorkerThread("signal", this::awaitSignal, pause, observer);
    }

    /** Begins to work. Called once. */
    public void start() {
        claimThread.start();
        endThread.start();
        careThread.start();
        signalThread.start();
    }

    /** How many jobs are at hand. */
    public int running() {
        return runs.all().size();
    }

    /**
     * Claims no more, lets handlers end for a while, then interrupts them and gives their jobs back as if never started.
     */
    @Override
    public void close() {
        closing = true;
        claimThread.stop(STOP_WAIT_MAX);
        if (!runs.awaitEmpty(settings.closeWait())) {
            runs.all().forEach(run -> run.stop(Stop.RELEASE));
            runs.all().forEach(ActiveRun::interrupt);
            runs.awaitEmpty(settings.interruptWait());
        }
        careThread.stop(STOP_WAIT_MAX);
        endThread.stop(STOP_WAIT_MAX);
        releaseRest();
        signals.close();
        signalThread.stop(STOP_WAIT_MAX);
    }

    private Duration claim() {
        int room = Math.min(runs.freeSlots(), settings.batch());
        if (room == 0) {
            return settings.poll();
        }
        List<Job> claimed = queue.claim(name, handlers.kinds(), room, settings.lease(), clock.instant());
        claimed.forEach(this::begin);
        return claimed.size() < room ? settings.poll() : Duration.ZERO;
    }

    private void begin(Job job) {
        ActiveRun run = new ActiveRun(job, clock.instant());
        runs.add(run);
        if (closing) {
            end(run, new AttemptEnd.Released());
            return;
        }
        if (job.cancelRequested()) {
            end(run, new AttemptEnd.Cancelled());
            return;
        }
        Thread thread = Thread.ofVirtual().name("job-" + job.id()).unstarted(() -> attempt(run));
        run.runsOn(thread);
        thread.start();
    }

    @SuppressWarnings("CatchThrowable") // Even an error of the virtual machine ends this attempt only.
    private void attempt(ActiveRun run) {
        AttemptEnd end;
        try {
            observer.started(run.job());
            JsonObject result = handlers.of(run.job()).run(run);
            end = new AttemptEnd.Completed(result);
        } catch (Throwable thrown) {
            end = AttemptEnd.of(run, thrown);
        }
        end(run, end);
    }

    private void end(ActiveRun run, AttemptEnd end) {
        ends.add(run, end);
        endThread.ring();
    }

    private Duration writeEnds() {
        int free = runs.freeSlots();
        Duration pause = ends.step();
        if (runs.freeSlots() > free) {
            claimThread.ring();
        }
        return pause;
    }

    private Duration awaitSignal() throws InterruptedException {
        signals.await(settings.poll());
        claimThread.ring();
        return closing ? settings.poll() : Duration.ZERO;
    }

    private void wake() {
        endThread.ring();
        claimThread.ring();
    }

    /** Handlers that ignore interrupts go on as long as the process; what they do for these jobs is not kept. */
    private void releaseRest() {
        List<Job> rest = runs.held().stream().map(ActiveRun::job).toList();
        if (rest.isEmpty()) {
            return;
        }
        try {
            observer.released(queue.release(rest, clock.instant()));
        } catch (RuntimeException trouble) {
            observer.trouble("give jobs back", trouble);
        }
    }
}
