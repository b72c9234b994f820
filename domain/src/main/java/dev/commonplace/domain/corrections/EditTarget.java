package dev.commonplace.domain.corrections;

import java.util.Locale;
import java.util.Objects;

/**
 * What an edit is about.
 *
 * @param id within the conversation; of a speaker attribution that of the participant who is now said to have spoken
 */
public record EditTarget(Kind kind, String id) {
    public static final int ID_CHARACTERS_MAX = 200;

    public EditTarget {
        Objects.requireNonNull(kind, "kind");
        if (id.isEmpty() || id.length() > ID_CHARACTERS_MAX) {
            throw new IllegalArgumentException("A target has a name.");
        }
    }

    public static EditTarget node(Object id) {
        return new EditTarget(Kind.NODE, id.toString());
    }

    public static EditTarget relation(Object id) {
        return new EditTarget(Kind.RELATION, id.toString());
    }

    public static EditTarget speaker(Object id) {
        return new EditTarget(Kind.SPEAKER_ATTRIBUTION, id.toString());
    }

    /** What kind of thing. */
    public enum Kind {
        NODE,
        RELATION,
        SPEAKER_ATTRIBUTION,
        /** A card or a line on a canvas that stands for nothing in the graph. */
        CARD;

        /** The lower-case name that is stored and shown. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws IllegalArgumentException for a word that is none */
        public static Kind ofWord(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
