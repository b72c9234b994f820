package dev.commonplace.domain.conversations;

import dev.commonplace.domain.shared.Choice;

/** What sort of conversation it is. */
public enum ConversationKind {
    /** People who speak, with times counted from the beginning. */
    MEETING,
    /** Messages that people, or people and assistants, write to each other. */
    CHAT,
    /** Agents that argue in rounds and turns. */
    DEBATE;

    /** The lower-case name that is stored and shown. */
    public String word() {
        return Choice.word(this);
    }

    public static ConversationKind parse(String field, String word) {
        return Choice.parse(field, word, values());
    }
}
