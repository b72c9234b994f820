package dev.commonplace.migrations.catalogue;

import dev.commonplace.migrations.OperatorIndexes;
import dev.commonplace.migrations.database.SchemaNames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Everything that our schema consists of. The history of the migrations is left out, and so are what belongs to an extension, who
 * owns what (but for views of a role of ours), the order of columns (which an undone ALTER TABLE may change), grants to roles that
 * are not ours, and the indexes that are an operator's choice.
 *
 * @param objects sorted
 */
public record Catalogue(SortedSet<SchemaObject> objects) {
    public Catalogue {
        objects = Collections.unmodifiableSortedSet(new TreeSet<>(objects));
    }

    static Catalogue of(Collection<SchemaObject> objects) {
        return new Catalogue(new TreeSet<>(objects));
    }

    /** What the database's catalogue says of our schema; empty where there is none. Changes nothing. */
    public static Catalogue read(Connection connection) throws SQLException {
        return read(connection, SchemaNames.SCHEMA);
    }

    static Catalogue read(Connection connection, String schema) throws SQLException {
        TreeSet<SchemaObject> objects = new TreeSet<>();
        // PostgreSQL leaves out of its answers the schemas that the session's path finds anyway.
        String path = text(connection, "select current_setting('search_path')", "");
        text(connection, "select set_config('search_path', ?, false)", "pg_catalog");
        for (CatalogueQuestion question : CatalogueQuestion.ALL) {
            try (PreparedStatement statement = connection.prepareStatement(question.sql())) {
                statement.setString(1, schema);
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        objects.add(new SchemaObject(
                                question.kind(), rows.getString(1), rows.getString(2), rows.getString(3)));
                    }
                }
            }
        }
        text(connection, "select set_config('search_path', ?, false)", path);
        objects.removeIf(object -> object.kind() == SchemaObjectKind.INDEX && OperatorIndexes.contains(object.name()));
        return new Catalogue(objects);
    }

    private static String text(Connection connection, String sql, String argument) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (!argument.isEmpty()) {
                statement.setString(1, argument);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
