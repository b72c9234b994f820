package dev.commonplace.domain.conversations;

import dev.commonplace.domain.shared.Choice;

/** Who may see a conversation. Administrators of the tenant see all. */
public enum Visibility {
    /** Its owner. */
    PRIVATE,
    /** Its owner, and those it is shared with. */
    SHARED,
    /** Every key of the tenant. */
    PUBLIC;

    /** The lower-case name that is stored and shown. */
    public String word() {
        return Choice.word(this);
    }

    public static Visibility parse(String field, String word) {
        return Choice.parse(field, word, values());
    }
}
