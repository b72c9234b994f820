package dev.commonplace.domain.conversations;

import java.util.Objects;

/**
 * What the figures of speaking need of a message.
 *
 * @param time as it is known
 * @param words how many it has
 * @param beginning its first characters, for a preview
 */
public record SpokenMessage(int sequence, ParticipantId participantId, MessageTime time, int words, String beginning) {
    /** How much of a message a preview shows, in UTF-16 units. */
    public static final int PREVIEW_CHARACTERS = 100;

    private static final double WORDS_PER_MINUTE = 150;
    private static final double MILLIS_PER_MINUTE = 60_000;

    public SpokenMessage {
        Objects.requireNonNull(participantId, "participantId");
        Objects.requireNonNull(time, "time");
        Objects.requireNonNull(beginning, "beginning");
    }

    /** Whether its time is measured; otherwise it is counted in words. */
    public boolean isTimed() {
        return time.startMillis().isPresent() && time.endMillis().isPresent();
    }

    /** How long it takes to say: end minus start, else its words at 150 a minute (Live Conversational Threads). */
    public double millis() {
        return isTimed()
                ? time.endMillis().getAsLong() - time.startMillis().getAsLong()
                : words / WORDS_PER_MINUTE * MILLIS_PER_MINUTE;
    }
}
