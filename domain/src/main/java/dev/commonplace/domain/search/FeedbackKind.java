package dev.commonplace.domain.search;

import dev.commonplace.domain.shared.RefusedException;
import java.util.Locale;

/** What somebody made of a hit. */
public enum FeedbackKind {
    /** It was opened. */
    CLICK,
    /** It went into something: an answer, a text, a decision. */
    USE,
    HELPFUL,
    UNHELPFUL;

    /** The lower-case name that is stored and shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it counts as a use of the document, which makes it popular; an opinion does not. */
    public boolean isUse() {
        return this == CLICK || this == USE;
    }

    /** @throws RefusedException naming the field, for any other word */
    public static FeedbackKind parse(String field, String word) {
        for (FeedbackKind kind : values()) {
            if (kind.word().equals(word)) {
                return kind;
            }
        }
        throw RefusedException.invalid(field, "Feedback is one of click, use, helpful and unhelpful.");
    }
}
