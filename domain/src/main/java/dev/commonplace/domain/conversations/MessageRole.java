package dev.commonplace.domain.conversations;

import dev.commonplace.domain.shared.Choice;

/** In what role a message was said. */
public enum MessageRole {
    /** Somebody in a meeting or in a chat among people. */
    PARTICIPANT,
    /** The person who talks with an assistant. */
    USER,
    ASSISTANT,
    /** A debater. */
    AGENT,
    /** Instructions. */
    SYSTEM,
    /** What a tool answered. */
    TOOL;

    /** The lower-case name that is stored and shown. */
    public String word() {
        return Choice.word(this);
    }

    public static MessageRole parse(String field, String word) {
        return Choice.parse(field, word, values());
    }
}
