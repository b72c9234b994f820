package dev.commonplace.http.requests;

import java.time.Duration;

/**
 * How often something may happen.
 *
 * @param burst how often at once
 * @param refill how often it may happen again after each period
 */
public record RateLimit(long burst, long refill, Duration period) {
    /** Room for a busy client, and an end to one that runs wild. */
    public static final RateLimit PER_KEY_DEFAULT = new RateLimit(400, 200, Duration.ofSeconds(1));

    /** A person mistypes a key a few times; a program that guesses does it all the time. */
    public static final RateLimit FAILED_KEYS_DEFAULT = new RateLimit(50, 10, Duration.ofMinutes(1));

    public RateLimit {
        if (burst < 1 || refill < 1 || period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("A rate limit lets something happen now and then.");
        }
    }
}
