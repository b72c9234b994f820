package dev.commonplace.domain.guard;

import dev.commonplace.domain.shared.RefusedException;
import java.util.Locale;

/** What becomes of a document in which something was found, from the mildest on: where several apply, the last does. */
public enum GuardAction {
    /** Nothing. */
    ALLOW,
    /** It is kept, with a note of what was found. */
    WARN,
    /** It is kept with marks in place of what was found, and with the note. */
    REDACT,
    /** It is not kept. */
    REFUSE;

    /** The stronger of the two. */
    public GuardAction or(GuardAction other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** The lower-case name that is stored and shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static GuardAction parse(String field, String word) {
        for (GuardAction action : values()) {
            if (action.word().equals(word)) {
                return action;
            }
        }
        throw RefusedException.invalid(field, "An action is one of allow, warn, redact and refuse.");
    }
}
