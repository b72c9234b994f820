package dev.commonplace.domain.conversations;

import dev.commonplace.domain.shared.Choice;

/** What part somebody played, judged by how they spoke, by the thresholds of Live Conversational Threads. */
public enum SpeakingRole {
    /** Many short turns: more than 30 % of them, shorter than 10 s on average. */
    FACILITATOR,
    /** More than 25 % of the time in turns longer than 15 s on average; and everybody who is nothing else. */
    CONTRIBUTOR,
    /** Less than 10 % of the turns. */
    OBSERVER;

    private static final double FACILITATOR_TURNS_SHARE = 0.30;
    private static final double FACILITATOR_TURN_MILLIS = 10_000;
    private static final double CONTRIBUTOR_TIME_SHARE = 0.25;
    private static final double CONTRIBUTOR_TURN_MILLIS = 15_000;
    private static final double OBSERVER_TURNS_SHARE = 0.10;

    /** The lower-case name that is shown. */
    public String word() {
        return Choice.word(this);
    }

    /**
     * @param turnsShare 0 to 1
     * @param timeShare 0 to 1
     * @param meanTurnMillis of the speaker's turns
     */
    public static SpeakingRole of(double turnsShare, double timeShare, double meanTurnMillis) {
        if (turnsShare > FACILITATOR_TURNS_SHARE && meanTurnMillis < FACILITATOR_TURN_MILLIS) {
            return FACILITATOR;
        }
        if (timeShare > CONTRIBUTOR_TIME_SHARE && meanTurnMillis > CONTRIBUTOR_TURN_MILLIS) {
            return CONTRIBUTOR;
        }
        return turnsShare < OBSERVER_TURNS_SHARE ? OBSERVER : CONTRIBUTOR;
    }
}
