package dev.commonplace.domain.annotations;

import dev.commonplace.domain.shared.Choice;

/** The two things that people put beside a conversation. */
public enum AnnotationKind {
    /** A place to come back to, once for each author; its text is a label, which may be empty. */
    BOOKMARK("/label", 200),
    /** Words of one's own. */
    NOTE("/text", 20_000);

    private final String field;
    private final int charactersMax;

    AnnotationKind(String field, int charactersMax) {
        this.field = field;
        this.charactersMax = charactersMax;
    }

    /** What its text is called where it is shown, as a JSON Pointer. */
    public String field() {
        return field;
    }

    /** The most Unicode code points of its text. */
    public int charactersMax() {
        return charactersMax;
    }

    /** The lower-case name that is stored. */
    public String word() {
        return Choice.word(this);
    }

    public static AnnotationKind parse(String field, String word) {
        return Choice.parse(field, word, values());
    }
}
