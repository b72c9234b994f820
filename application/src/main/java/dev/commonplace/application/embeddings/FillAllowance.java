package dev.commonplace.application.embeddings;

import dev.commonplace.application.operations.JobPostponedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How many texts an attempt may still embed in the minute at hand. When they are used up, the job waits for the next minute
 * in the queue, where it holds no place of the worker's.
 */
final class FillAllowance {
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final Optional<Integer> perMinute;
    private final Clock clock;
    private Instant windowEnd;
    private int used;

    FillAllowance(Optional<Integer> perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
        this.windowEnd = clock.instant().plus(WINDOW);
    }

    /**
     * How many of the wanted texts may be embedded at once.
     *
     * @throws JobPostponedException when there is none left in this minute
     */
    int room(int wanted) {
        if (perMinute.isEmpty()) {
            return wanted;
        }
        Instant now = clock.instant();
        if (!now.isBefore(windowEnd)) {
            windowEnd = now.plus(WINDOW);
            used = 0;
        }
        int room = Math.min(wanted, perMinute.get() - used);
        if (room <= 0) {
            throw new JobPostponedException(
                    "The space takes " + perMinute.get() + " texts a minute; the work goes on with the next minute.",
                    Duration.between(now, windowEnd));
        }
        return room;
    }

    void use(int texts) {
        used += texts;
    }
}
