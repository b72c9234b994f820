package dev.commonplace.domain.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * For how long rows of a kind are kept.
 *
 * @param keep how long after their time, empty for ever; zero for rows whose time is when they expire
 */
public record RetentionPolicy(RetentionKind kind, Optional<Duration> keep) {
    public RetentionPolicy {
        Objects.requireNonNull(kind, "kind");
        if (keep.map(Duration::isNegative).orElse(false)) {
            throw new IllegalArgumentException("Rows are kept for no less than no time.");
        }
    }

    /** @param days 0 for ever */
    public static RetentionPolicy days(RetentionKind kind, int days) {
        return new RetentionPolicy(kind, days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(days)));
    }

    /** For rows that know themselves when they expire. */
    public static RetentionPolicy expiry(RetentionKind kind) {
        return new RetentionPolicy(kind, Optional.of(Duration.ZERO));
    }

    /**
     * Rows from before this go; none where all are kept. What is kept for days goes by the day, in UTC: once a day, and no row
     * before its time.
     */
    public Optional<Instant> cutoff(Instant now) {
        return keep.map(time -> {
            Instant exact = now.minus(time);
            return time.toDays() > 0 ? exact.truncatedTo(ChronoUnit.DAYS) : exact;
        });
    }
}
