package dev.commonplace.domain.conversations;

import dev.commonplace.domain.shared.Choice;

/** The part that somebody plays in a conversation. */
public enum ParticipantRole {
    FACILITATOR,
    PARTICIPANT,
    OBSERVER,
    /** A model that takes part, such as an assistant or a debater. */
    AGENT,
    /** The program that carries the conversation. */
    SYSTEM;

    /** The lower-case name that is stored and shown. */
    public String word() {
        return Choice.word(this);
    }

    public static ParticipantRole parse(String field, String word) {
        return Choice.parse(field, word, values());
    }
}
