package dev.commonplace.domain.claims;

import dev.commonplace.domain.shared.Choice;

/** Which way a piece of evidence points. */
public enum EvidenceStance {
    SUPPORTS,
    CONTRADICTS;

    /** The lower-case name that is stored and shown. */
    public String word() {
        return Choice.word(this);
    }

    public static EvidenceStance parse(String field, String word) {
        return Choice.parse(field, word, values());
    }
}
