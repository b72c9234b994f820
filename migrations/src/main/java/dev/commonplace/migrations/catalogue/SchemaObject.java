package dev.commonplace.migrations.catalogue;

import java.util.Comparator;

/**
 * One thing that a schema consists of. Two objects are about the same thing where kind, table and name are the same, and that
 * thing is as it should be where the SQL is the same too.
 *
 * @param table the table it belongs to, or for a table its own name; empty where it belongs to none
 * @param name unique among the objects of its kind and table
 * @param sql the statement that makes it, with every name in full
 */
public record SchemaObject(SchemaObjectKind kind, String table, String name, String sql)
        implements Comparable<SchemaObject> {
    private static final Comparator<SchemaObject> ORDER = Comparator.comparing(SchemaObject::kind)
            .thenComparing(SchemaObject::table)
            .thenComparing(SchemaObject::name)
            .thenComparing(SchemaObject::sql);

    /** What it is called in an operator's words, such as {@code index documents_by_tags of table documents}. */
    public String phrase() {
        return kind.phrase(table, name);
    }

    /** The same for all versions of this thing. */
    String identity() {
        return kind.word() + " | " + table + " | " + name;
    }

    @Override
    public int compareTo(SchemaObject other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return identity() + " | " + sql;
    }
}
