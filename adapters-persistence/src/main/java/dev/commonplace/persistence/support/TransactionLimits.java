package dev.commonplace.persistence.support;

import java.time.Duration;

/**
 * What a transaction may take.
 *
 * @param statement how long one statement may run, waiting for locks included
 * @param lock how long it may wait for one lock; a statement's own limit ends that wait as well
 * @param idle how long the transaction may wait for its next statement
 * @param attempts how often a body is run where the database asks to try again
 * @param pauseMin the wait before the second attempt; it doubles from attempt to attempt
 * @param pauseMax the longest wait between two attempts
 */
public record TransactionLimits(
        Duration statement, Duration lock, Duration idle, int attempts, Duration pauseMin, Duration pauseMax) {
    public static final TransactionLimits DEFAULT = new TransactionLimits(
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            5,
            Duration.ofMillis(10),
            Duration.ofMillis(250));

    public TransactionLimits {
        if (statement.toMillis() < 1 || lock.toMillis() < 1 || idle.toMillis() < 1 || attempts < 1) {
            throw new IllegalArgumentException("A transaction has at least one attempt and some time.");
        }
    }

    /** The same with another limit for one statement. */
    public TransactionLimits withStatement(Duration limit) {
        return new TransactionLimits(limit, lock, idle, attempts, pauseMin, pauseMax);
    }

    /** The same with another limit for the wait for a lock. */
    public TransactionLimits withLock(Duration limit) {
        return new TransactionLimits(statement, limit, idle, attempts, pauseMin, pauseMax);
    }

    /** The same with another limit for the wait for the next statement. */
    public TransactionLimits withIdle(Duration limit) {
        return new TransactionLimits(statement, lock, limit, attempts, pauseMin, pauseMax);
    }
}
