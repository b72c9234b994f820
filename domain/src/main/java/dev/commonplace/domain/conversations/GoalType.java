package dev.commonplace.domain.conversations;

import dev.commonplace.domain.shared.Choice;

/** What a conversation is to bring about. */
public enum GoalType {
    LEARN,
    DECIDE,
    BUILD_RAPPORT,
    BRAINSTORM,
    RESOLVE_CONFLICT,
    CUSTOM;

    /** The lower-case name that is stored and shown. */
    public String word() {
        return Choice.word(this);
    }

    public static GoalType parse(String field, String word) {
        return Choice.parse(field, word, values());
    }
}
