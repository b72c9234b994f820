package dev.commonplace.migrations;

import java.time.Duration;
import java.util.Optional;

/**
 * How a run up or down behaves.
 *
 * @param lockTimeout how long a statement waits for a lock that somebody else has; empty for the usual: {@link
 *     #LOCK_TIMEOUT_DEFAULT}, and {@link #CONCURRENT_LOCK_TIMEOUT_DEFAULT} where indexes are built beside the work of others
 * @param turnTimeout how long to wait until another run has finished
 * @param progress hears what happens
 */
public record MigrationOptions(Optional<Duration> lockTimeout, Duration turnTimeout, MigrationProgress progress) {
    /** A statement that waits for a whole table makes everybody wait who comes after it. */
    public static final Duration LOCK_TIMEOUT_DEFAULT = Duration.ofSeconds(10);

    /** A concurrent build waits for transactions to end and holds up nobody meanwhile. */
    public static final Duration CONCURRENT_LOCK_TIMEOUT_DEFAULT = Duration.ofMinutes(10);

    /** Long enough for a step that rewrites a large table. */
    public static final Duration TURN_TIMEOUT_DEFAULT = Duration.ofMinutes(10);

    /** The usual ones, in silence. */
    public static MigrationOptions defaults() {
        return new MigrationOptions(Optional.empty(), TURN_TIMEOUT_DEFAULT, new MigrationProgress() {});
    }

    /** The same with another time to wait for locks. */
    public MigrationOptions withLockTimeout(Duration timeout) {
        return new MigrationOptions(Optional.of(timeout), turnTimeout, progress);
    }

    /** The same with somebody who listens. */
    public MigrationOptions withProgress(MigrationProgress listener) {
        return new MigrationOptions(lockTimeout, turnTimeout, listener);
    }

    Duration lockTimeout(boolean transactional) {
        return lockTimeout.orElse(transactional ? LOCK_TIMEOUT_DEFAULT : CONCURRENT_LOCK_TIMEOUT_DEFAULT);
    }
}
