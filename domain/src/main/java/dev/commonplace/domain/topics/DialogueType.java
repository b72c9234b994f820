package dev.commonplace.domain.topics;

import java.util.List;

/** What kind of talk a topic is. */
public enum DialogueType {
    /** One speaker has at least four fifths of the time. */
    MONOLOGUE,
    /** Two speakers have at least four fifths of the time between them. */
    DIALOGUE,
    /** Three speakers or more. */
    MULTI_PARTY,
    /** Two or more, and of at least four changes of speaker a third or more agree. */
    CONSENSUS;

    private static final double MOST = 0.8;
    private static final double AGREEMENT_SHARE = 1 / 3.0;
    private static final int TRANSITIONS_MIN = 4;

    /** Of the shares and the transitions of the same topic. A monologue goes first, then consensus. */
    public static DialogueType of(List<SpeakerShare> shares, List<SpeakerTransition> transitions) {
        double first = shares.isEmpty() ? 1 : shares.getFirst().share();
        if (first >= MOST) {
            return MONOLOGUE;
        }
        long agreements = transitions.stream()
                .filter(transition -> transition.kind() == TransitionKind.AGREEMENT)
                .count();
        if (transitions.size() >= TRANSITIONS_MIN && agreements >= AGREEMENT_SHARE * transitions.size()) {
            return CONSENSUS;
        }
        double two = first + (shares.size() > 1 ? shares.get(1).share() : 0);
        return two >= MOST ? DIALOGUE : MULTI_PARTY;
    }
}
