package dev.commonplace.domain.topics;

import java.util.List;
import java.util.Objects;

/**
 * Who says how much of a node, how the word goes round, and when.
 *
 * @param speakers who speaks most first
 * @param transitions the commonest first
 */
public record NodeTalk(
        List<SpeakerShare> speakers, List<TransitionCount> transitions, DialogueType dialogueType, NodeTimes times) {
    public NodeTalk {
        speakers = List.copyOf(speakers);
        transitions = List.copyOf(transitions);
        Objects.requireNonNull(dialogueType, "dialogueType");
        Objects.requireNonNull(times, "times");
    }
}
