package dev.commonplace.domain.conversations;

import dev.commonplace.domain.shared.RefusedException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which messages of a conversation are wanted, in their order.
 *
 * @param fromSequence the first place
 * @param toSequence the place after the last one, empty for the end
 * @param participantId only what they said
 * @param limit the most wanted, 1 to {@link #LIMIT_MAX}
 */
public record MessageRange(int fromSequence, OptionalInt toSequence, Optional<ParticipantId> participantId, int limit) {
    public static final int LIMIT_DEFAULT = 100;
    public static final int LIMIT_MAX = 1_000;

    public MessageRange {
        Objects.requireNonNull(toSequence, "toSequence");
        Objects.requireNonNull(participantId, "participantId");
        if (fromSequence < 0) {
            throw RefusedException.invalid("/from_sequence", "Places are counted from 0.");
        }
        if (limit < 1 || limit > LIMIT_MAX) {
            throw RefusedException.invalid("/limit", "A page has 1 to " + LIMIT_MAX + " messages.");
        }
    }

    /** From a place on. */
    public static MessageRange from(int fromSequence, int limit) {
        return new MessageRange(fromSequence, OptionalInt.empty(), Optional.empty(), limit);
    }
}
