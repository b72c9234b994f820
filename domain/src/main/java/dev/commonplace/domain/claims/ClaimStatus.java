package dev.commonplace.domain.claims;

import dev.commonplace.domain.shared.Choice;

/** What has become of a claim. */
public enum ClaimStatus {
    /** Nobody has looked yet. */
    UNVERIFIED,
    /** The evidence speaks for it. */
    SUPPORTED,
    /** The evidence speaks against it. */
    CONTRADICTED,
    /** The evidence speaks for some of it and against some. */
    MIXED,
    /** Not false, and yet it leads astray. */
    MISLEADING,
    /** Nothing could tell. */
    UNVERIFIABLE,
    /** Whoever said it has taken it back. */
    RETRACTED,
    /** It is no claim of that message, people say: it is kept so that no extraction brings it back. */
    REJECTED;

    /** The lower-case name that is stored and shown. */
    public String word() {
        return Choice.word(this);
    }

    public static ClaimStatus parse(String field, String word) {
        return Choice.parse(field, word, values());
    }
}
