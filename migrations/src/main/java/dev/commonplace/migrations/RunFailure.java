package dev.commonplace.migrations;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells why a step did not go up or down, in the operator's terms. */
final class RunFailure {
    private RunFailure() {}

    /** The SQL error that is behind a failure. */
    static Optional<SQLException> sqlOf(Throwable failure) {
        Optional<SQLException> found = Optional.empty();
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException refused) {
                found = Optional.of(refused);
            }
        }
        return found;
    }

    /**
     * The reason as a sentence.
     *
     * @param blocker who was waited for, where that is known
     */
    static String reason(Throwable failure, Duration lockTimeout, Optional<String> blocker) {
        Optional<SQLException> refused = sqlOf(failure);
        if (refused.filter(sql -> LockWatch.LOCK_NOT_AVAILABLE.equals(sql.getSQLState()))
                .isPresent()) {
            return "It waited " + lockTimeout.toMillis() / 1000.0 + " s for a lock and gave up. "
                    + blocker.map(who -> "It was held by " + who + ". ").orElse("")
                    + "Try again when that work is done, or wait longer with --lock-timeout SECONDS.";
        }
        String text = refused.map(SQLException::getMessage).orElse(failure.getMessage());
        String reason = text == null ? failure.toString() : text.strip();
        return reason.endsWith(".") ? reason : reason + ".";
    }

    static String at(SchemaStatus status) {
        return status.currentVersion()
                .map(version -> "The database is at version " + version + ".")
                .orElse("The database is at version 0: it has no step.");
    }
}
