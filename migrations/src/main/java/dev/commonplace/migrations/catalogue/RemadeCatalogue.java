package dev.commonplace.migrations.catalogue;

import dev.commonplace.migrations.database.SchemaNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lets a server say an expected catalogue in its own words: makes all of it in a schema beside ours, reads it, and rolls back.
 * PostgreSQL prints the same expression differently from major version to major version.
 */
final class RemadeCatalogue {
    private static final String SCRATCH = "commonplace_expected";

    /** The schema's name alone: not where it begins a role's name. */
    private static final Pattern OURS = Pattern.compile("\\b" + SchemaNames.SCHEMA + "\\b");

    private static final Pattern MADE = Pattern.compile("\\b" + SCRATCH + "\\b");

    private RemadeCatalogue() {}

    /** @throws SQLException also where the user may not make a schema */
    static Catalogue of(Connection connection, Catalogue expected) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("create schema " + SCRATCH);
            statement.execute("set local search_path to pg_catalog");
            // Whose a view is stands in our own words, and giving one away takes rights on the schema.
            List<SchemaObject> owners = ViewOwners.in(expected);
            List<SchemaObject> waiting = expected.objects().stream()
                    .filter(object -> !owners.contains(object))
                    .toList();
            while (!waiting.isEmpty()) {
                waiting = make(connection, statement, waiting);
            }
            return Catalogue.of(Stream.concat(
                            owners.stream(),
                            Catalogue.read(connection, SCRATCH).objects().stream()
                                    .map(RemadeCatalogue::renamed))
                    .toList());
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        }
    }

    /** @return what could not be made, because it needs something that comes later, such as a function another function */
    private static List<SchemaObject> make(Connection connection, Statement statement, List<SchemaObject> objects)
            throws SQLException {
        List<SchemaObject> waiting = new ArrayList<>();
        @Nullable SQLException reason = null;
        for (SchemaObject object : objects) {
            Savepoint before = connection.setSavepoint();
            try {
                statement.execute(OURS.matcher(object.sql()).replaceAll(SCRATCH));
                connection.releaseSavepoint(before);
            } catch (SQLException refused) {
                connection.rollback(before);
                waiting.add(object);
                reason = refused;
            }
        }
        if (reason != null && waiting.size() == objects.size()) {
            throw reason;
        }
        return waiting;
    }

    private static SchemaObject renamed(SchemaObject made) {
        return new SchemaObject(
                made.kind(), made.table(), made.name(), MADE.matcher(made.sql()).replaceAll(SchemaNames.SCHEMA));
    }
}
