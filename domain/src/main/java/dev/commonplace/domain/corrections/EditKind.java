package dev.commonplace.domain.corrections;

import java.util.Locale;

/** What an edit does. */
public enum EditKind {
    /** One value in place of another. */
    CORRECTION,
    /** Something that was not there. */
    ADDITION,
    /** Something that is gone. */
    DELETION,
    /** Two nodes that are one. */
    MERGE,
    /** One node that is two. */
    SPLIT,
    /** Messages that belong elsewhere. */
    MOVE;

    /** The lower-case name that is stored and shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for a word that is none */
    public static EditKind ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
