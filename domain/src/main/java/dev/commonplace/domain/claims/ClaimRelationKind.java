package dev.commonplace.domain.claims;

import dev.commonplace.domain.shared.Choice;

/** How one claim stands to another. */
public enum ClaimRelationKind {
    SUPPORTS,
    /** Both ways. */
    CONTRADICTS,
    /** The one falls where the other does. */
    DEPENDS_ON;

    /** The lower-case name that is stored and shown. */
    public String word() {
        return Choice.word(this);
    }

    public static ClaimRelationKind parse(String field, String word) {
        return Choice.parse(field, word, values());
    }
}
