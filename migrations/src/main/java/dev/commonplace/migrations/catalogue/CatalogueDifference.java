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
        if (object.kind() == SchemaObjectKind.VIEW_OWNER) {
            return "view " + object.table()
                    + (kind() == Kind.MISSING ? " does not belong to " : " should not belong to ") + object.name();
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
        int from = definition(should, is);
        return " differs: should be " + oneLine(should, from) + ", is " + oneLine(is, from);
    }

    /** Where that begins which the phrase has not said yet. */
    private int definition(String should, String is) {
        SchemaObject object = object();
        return switch (object.kind()) {
            case COLUMN, CONSTRAINT, FOREIGN_KEY, POLICY -> {
                String head = " " + object.name() + " ";
                int name = should.indexOf(head);
                yield name < 0 || !is.startsWith(should.substring(0, name + head.length())) ? 0 : name + head.length();
            }
            default -> commonWords(should, is);
        };
    }

    private static int commonWords(String should, String is) {
        int wordStart = 0;
        for (int same = 0; same < Math.min(should.length(), is.length()); same++) {
            if (should.charAt(same) != is.charAt(same)) {
                break;
            }
            wordStart = Character.isWhitespace(should.charAt(same)) ? same + 1 : wordStart;
        }
        return wordStart;
    }

    private static String oneLine(String sql, int from) {
        String rest = sql.substring(from).strip().replaceAll("\\s+", " ");
        return rest.isEmpty() ? "without" : "\"" + rest + "\"";
    }
}
