package dev.commonplace.migrations.catalogue;

import java.util.Locale;

/** The kinds of things a schema is made of, in an order in which they can be made. */
public enum SchemaObjectKind {
    TYPE("type %2$s"),
    SEQUENCE("sequence %2$s"),
    TABLE("table %2$s"),
    COLUMN("column %2$s of table %1$s"),
    STORAGE("storage of column %2$s of table %1$s"),
    SETTING("setting %2$s of table %1$s"),
    FUNCTION("function %2$s"),
    CONSTRAINT("constraint %2$s of table %1$s"),
    /** After all other constraints, because it needs the unique constraint of another table. */
    FOREIGN_KEY("foreign key %2$s of table %1$s"),
    INDEX("index %2$s of table %1$s"),
    STATISTICS("extended statistics %2$s of table %1$s"),
    VIEW("view %2$s"),
    /** Before the grants, because what is granted to the next owner is lost when the view becomes its own. */
    VIEW_OWNER("owner %2$s of view %1$s"),
    /** Two objects: that it is enabled, and that it is forced on the table's owner as well. */
    ROW_SECURITY("row-level security (%2$s) of table %1$s"),
    POLICY("policy %2$s of table %1$s"),
    TRIGGER("trigger %2$s of table %1$s"),
    RULE("rule %2$s of table %1$s"),
    TABLE_GRANT("grant of %2$s on table %1$s"),
    COLUMN_GRANT("grant of %2$s on table %1$s"),
    FUNCTION_GRANT("grant of %2$s"),
    SCHEMA_GRANT("grant of %2$s on the schema");

    private final String phrase;

    SchemaObjectKind(String phrase) {
        this.phrase = phrase;
    }

    /** The object in an operator's words, such as {@code index documents_by_tags of table documents}. */
    String phrase(String table, String name) {
        return phrase.formatted(table, name);
    }

    /** As it is written in files and answers, such as {@code foreign_key}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static SchemaObjectKind ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
