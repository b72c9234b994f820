package dev.commonplace.domain.operations;

import java.time.Duration;
import java.util.Objects;

/**
 * How long a failed job waits for its next attempt: {@code base * factor^(attempt - 1)}, at most {@code cap}, then
 * spread by up to {@code jitter} in either direction so that jobs that failed together do not come back together.
 *
 * @param jitter share of the delay, 0..1
 */
public record BackoffPolicy(Duration base, double factor, Duration cap, double jitter) {
    public static final BackoffPolicy DEFAULT =
            new BackoffPolicy(Duration.ofSeconds(2), 1.8, Duration.ofSeconds(60), 0.25);

    public BackoffPolicy {
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(cap, "cap");
        if (base.isNegative() || cap.compareTo(base) < 0 || !(factor >= 1) || !(jitter >= 0 && jitter <= 1)) {
            throw new IllegalArgumentException("A backoff grows from its base to its cap.");
        }
    }

    /**
     * The wait after a failed attempt.
     *
     * @param attempt which attempt failed, from 1
     * @param random a number in 0..1 that decides the jitter
     */
    public Duration delay(int attempt, double random) {
        double grown = base.toMillis() * Math.pow(factor, Math.max(0, attempt - 1));
        double capped = Math.min(grown, (double) cap.toMillis());
        return Duration.ofMillis(Math.round(capped * (1 + jitter * (2 * random - 1))));
    }
}
