package dev.commonplace.domain.conversations;

/**
 * How much one participant spoke.
 *
 * @param timeShare of the time of all, 0 to 1
 * @param turnShare of the turns of all, 0 to 1
 * @param estimated whether some of the time is counted in words
 */
public record SpeakerFigures(
        ParticipantId participantId,
        int messages,
        int turns,
        long words,
        double millis,
        double timeShare,
        double turnShare,
        boolean estimated,
        SpeakingRole role) {
    /** 0 without a turn. */
    public double meanTurnMillis() {
        return turns == 0 ? 0 : millis / turns;
    }
}
