package dev.commonplace.bootstrap.client;

import java.time.Duration;

/**
 * How a client bears with a service that is busy.
 *
 * @param retriesMax how often a request is sent again
 * @param pauseMin before the first retry; each pause is twice the one before
 * @param pauseMax the longest pause; a service that asks for a longer one is believed up to ten times this
 */
public record Patience(int retriesMax, Duration pauseMin, Duration pauseMax) {
    /** About five minutes: a service that is started anew answers again by then. */
    public static final Patience DEFAULT = new Patience(14, Duration.ofMillis(250), Duration.ofSeconds(30));

    /** For a person who waits for one answer. */
    public static final Patience SHORT = new Patience(4, Duration.ofMillis(250), Duration.ofSeconds(5));

    Duration askedForMax() {
        return pauseMax.multipliedBy(10);
    }
}
