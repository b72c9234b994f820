package dev.commonplace.domain.topics;

import java.util.Locale;

/** Whose words something in a graph has, from the least to the most to be respected. */
public enum TextOrigin {
    /** Computed from the messages themselves. */
    COMPUTED,
    /** A chat model's. */
    MODEL,
    /** A person's: nothing but a person changes it. */
    USER;

    /** The lower-case name that is stored and shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for a word that is none */
    public static TextOrigin ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
