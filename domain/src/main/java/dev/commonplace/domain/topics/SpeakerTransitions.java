package dev.commonplace.domain.topics;

import java.util.ArrayList;
import java.util.List;

/** How the word goes from one speaker to another. */
public final class SpeakerTransitions {
    private SpeakerTransitions() {}

    /**
     * Every change of speaker between neighbours that both say something. Question and answer goes before interruption, that
     * before agreement, that before handoff.
     */
    public static List<SpeakerTransition> of(List<Utterance> topic) {
        List<SpeakerTransition> transitions = new ArrayList<>();
        for (int i = 1; i < topic.size(); i++) {
            Utterance from = topic.get(i - 1);
            Utterance to = topic.get(i);
            boolean both = !from.text().isBlank() && !to.text().isBlank();
            if (both && !from.speaker().equals(to.speaker())) {
                transitions.add(new SpeakerTransition(from.speaker(), to.speaker(), kind(from, to), to.index()));
            }
        }
        return List.copyOf(transitions);
    }

    private static TransitionKind kind(Utterance from, Utterance to) {
        if (SpeechActs.asks(from.text()) && !SpeechActs.asks(to.text())) {
            return TransitionKind.QUESTION_ANSWER;
        }
        Long end = from.endMillis();
        Long start = to.startMillis();
        if (SpeechActs.breaksOff(from.text()) || (end != null && start != null && start < end)) {
            return TransitionKind.INTERRUPTION;
        }
        return SpeechActs.agrees(to.text()) ? TransitionKind.AGREEMENT : TransitionKind.HANDOFF;
    }
}
