package dev.commonplace.domain.claims;

import dev.commonplace.domain.shared.Choice;

/** Who found a claim. */
public enum ClaimOrigin {
    USER,
    /** A chat model, which the claim then names. */
    MODEL;

    /** The lower-case name that is stored and shown. */
    public String word() {
        return Choice.word(this);
    }

    public static ClaimOrigin parse(String field, String word) {
        return Choice.parse(field, word, values());
    }
}
