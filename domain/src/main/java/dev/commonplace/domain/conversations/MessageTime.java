package dev.commonplace.domain.conversations;

import dev.commonplace.domain.shared.RefusedException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * When a message was said: by the clock, or counted from the beginning of the conversation, or both. Kept as they came, never
 * made up.
 *
 * @param startMillis from the conversation's start
 * @param endMillis not before the start, and only beside one
 */
public record MessageTime(Optional<Instant> saidAt, OptionalLong startMillis, OptionalLong endMillis) {
    public static final MessageTime UNKNOWN =
            new MessageTime(Optional.empty(), OptionalLong.empty(), OptionalLong.empty());

    /** A year. */
    private static final long MILLIS_MAX = 366L * 24 * 60 * 60 * 1_000;

    public MessageTime {
        saidAt = Moments.checked("/said_at", saidAt);
        Objects.requireNonNull(startMillis, "startMillis");
        Objects.requireNonNull(endMillis, "endMillis");
        within("/start_millis", startMillis);
        within("/end_millis", endMillis);
        if (endMillis.isPresent() && startMillis.orElse(Long.MAX_VALUE) > endMillis.getAsLong()) {
            throw RefusedException.invalid("/end_millis", "A message that ends has a start, and ends no sooner.");
        }
    }

    public static MessageTime at(Instant saidAt) {
        return new MessageTime(Optional.of(saidAt), OptionalLong.empty(), OptionalLong.empty());
    }

    /** Counted from the conversation's start. */
    public static MessageTime between(long startMillis, long endMillis) {
        return new MessageTime(Optional.empty(), OptionalLong.of(startMillis), OptionalLong.of(endMillis));
    }

    private static void within(String field, OptionalLong millis) {
        if (millis.isPresent() && (millis.getAsLong() < 0 || millis.getAsLong() > MILLIS_MAX)) {
            throw RefusedException.invalid(field, "A time within a conversation lies between 0 and a year.");
        }
    }
}
