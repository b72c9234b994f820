package dev.commonplace.domain.claims;

import dev.commonplace.domain.shared.Choice;

/** What sort of thing is claimed. */
public enum ClaimKind {
    /** How something is. */
    FACTUAL,
    /** How something should be, or is to be judged. */
    NORMATIVE,
    /** How the world is taken to be, behind the one and the other. */
    WORLDVIEW;

    /** The lower-case name that is stored and shown. */
    public String word() {
        return Choice.word(this);
    }

    public static ClaimKind parse(String field, String word) {
        return Choice.parse(field, word, values());
    }
}
