package dev.commonplace.domain.conversations;

import java.util.OptionalLong;

/**
 * What somebody says until somebody else speaks.
 *
 * @param lastSequence inclusive
 * @param startMillis when it begins, where that is known
 * @param millis how long it takes, see {@link SpokenMessage#millis}
 * @param preview how it begins
 */
public record Turn(
        ParticipantId participantId,
        int firstSequence,
        int lastSequence,
        OptionalLong startMillis,
        double millis,
        long words,
        String preview) {
    /** The same turn, gone on with by the same speaker. */
    Turn and(SpokenMessage next) {
        return new Turn(
                participantId,
                firstSequence,
                next.sequence(),
                startMillis,
                millis + next.millis(),
                words + next.words(),
                preview);
    }

    static Turn of(SpokenMessage first) {
        return new Turn(
                first.participantId(),
                first.sequence(),
                first.sequence(),
                first.time().startMillis(),
                first.millis(),
                first.words(),
                first.beginning());
    }
}
