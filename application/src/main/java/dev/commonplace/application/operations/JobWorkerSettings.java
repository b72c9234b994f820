package dev.commonplace.application.operations;

import dev.commonplace.domain.operations.BackoffPolicy;
import java.time.Duration;
import java.util.Objects;

/**
 * The sizes and times of a worker.
 *
 * @param slots how many jobs it runs at once
 * @param batch the most jobs it claims or finishes in one transaction
 * @param lease for how long a job is the worker's after it was last heard of
 * @param heartbeatEvery how often it is heard of; well below the lease
 * @param graceAfterLease how much longer than its lease a silent worker is given
 * @param recoverEvery how often it looks for jobs of dead workers, first when it starts
 * @param poll how long it waits for a signal before it looks for jobs without one
 * @param tick how often it looks what else is due, such as progress to be written and requests to cancel
 * @param pauseAfterTrouble how long it waits after something of its own failed
 * @param attemptMax after how long a handler is interrupted and its attempt counts as failed
 * @param closeWait how long handlers may go on when the worker closes
 * @param interruptWait how long after that, once interrupted, they may take to end
 */
public record JobWorkerSettings(
        int slots,
        int batch,
        Duration lease,
        Duration heartbeatEvery,
        Duration graceAfterLease,
        Duration recoverEvery,
        Duration poll,
        Duration tick,
        Duration pauseAfterTrouble,
        Duration attemptMax,
        Duration closeWait,
        Duration interruptWait,
        BackoffPolicy backoff) {
    public static final JobWorkerSettings DEFAULT = new JobWorkerSettings(
            8,
            10,
            Duration.ofSeconds(300),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofSeconds(10),
            Duration.ofSeconds(2),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofHours(6),
            Duration.ofSeconds(5),
            Duration.ofSeconds(2),
            BackoffPolicy.DEFAULT);

    public JobWorkerSettings {
        if (slots < 1 || batch < 1) {
            throw new IllegalArgumentException("A worker has room for at least one job.");
        }
        if (heartbeatEvery.compareTo(lease) >= 0) {
            throw new IllegalArgumentException("A worker must be heard of before its leases end.");
        }
        Objects.requireNonNull(backoff, "backoff");
    }

    /** The same with another number of slots. */
    public JobWorkerSettings withSlots(int slots) {
        return new JobWorkerSettings(
                slots,
                batch,
                lease,
                heartbeatEvery,
                graceAfterLease,
                recoverEvery,
                poll,
                tick,
                pauseAfterTrouble,
                attemptMax,
                closeWait,
                interruptWait,
                backoff);
    }
}
