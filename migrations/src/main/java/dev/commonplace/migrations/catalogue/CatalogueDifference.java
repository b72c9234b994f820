package dev.commonplace.migrations.catalogue;

import java.util.Optional;

/**
 * One thing in which a database's catalogue is not as it should be. At least one side is present.
 *
 * @param expected absent where the thing should not be there
 * @param actual absent where the thing is missing
 */
public record CatalogueDifference(Optional<SchemaObject> expected, Optional<SchemaObject> actual) {
    /** In which way the thing differs. */
    public enum Kind {
        MISSING,
        UNEXPECTED,
        CHANGED
    }

    public Kind kind() {
        return actual.isEmpty() ? Kind.MISSING : expected.isEmpty() ? Kind.UNEXPECTED : Kind.CHANGED;
    }

    /** What it is about: as it should be, or where nothing should be, as it is. */
    public SchemaObject object() {
        return expected.or(() -> actual).orElseThrow();
    }

    /** One line in an operator's words, such as {@code index documents_by_tags of table documents is missing}. */
    public String description() {
        SchemaObject object = object();
        if (object.kind() == SchemaObjectKind.ROW_SECURITY) {
            return "row-level security of table " + object.table() + " is not " + object.name();
        }
        return switch (kind()) {
            case MISSING -> object.phrase() + " is missing";
            case UNEXPECTED -> object.phrase() + " should not be there";
            case CHANGED -> object.phrase() + change();
        };
    }

    private String change() {
        String should = expected.orElseThrow().sql();
        String is = actual.orElseThrow().sql();
        if (is.startsWith(should + " /* ")) {
            return " is " + is.substring(should.length() + 4).replace(" */", "");
        }
        // What both have in common at the front is said by the phrase, and tells nothing.
        int same = 0;
        int wordStart = 0;
        while (same < Math.min(should.length(), is.length()) && should.charAt(same) == is.charAt(same)) {
            same++;
            wordStart = Character.isWhitespace(should.charAt(same - 1)) ? same : wordStart;
        }
        return " differs: should be " + oneLine(should, wordStart) + ", is " + oneLine(is, wordStart);
    }

    private static String oneLine(String sql, int from) {
        String rest = sql.substring(from).strip().replaceAll("\\s+", " ");
        return rest.isEmpty() ? "without" : "\"" + rest + "\"";
    }
}
