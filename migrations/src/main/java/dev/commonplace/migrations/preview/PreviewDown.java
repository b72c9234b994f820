package dev.commonplace.migrations.preview;

import dev.commonplace.migrations.DownTrial;
import dev.commonplace.migrations.MigrationStep;
import dev.commonplace.migrations.Migrator;
import dev.commonplace.migrations.SchemaStatus;
import dev.commonplace.migrations.catalogue.Catalogue;
import dev.commonplace.migrations.catalogue.SchemaObject;
import dev.commonplace.migrations.catalogue.SchemaObjectKind;
import dev.commonplace.migrations.database.SchemaNames;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds out what a run down would take away, by taking the steps back in a transaction that is rolled back. */
public final class PreviewDown implements DownTrial {
    private static final String DELETED = """
            select relname, n_tup_del from pg_stat_xact_user_tables
            where schemaname = '%s' and n_tup_del > 0 and relname !~ '^flyway_' order by relname""".formatted(SchemaNames.SCHEMA);
    private static final String HIDDEN = """
            select row_security_active(c.oid) and not exists (
                select from pg_policy p, unnest(p.polroles) role
                where p.polrelid = c.oid and p.polname = 'owner_access' and role <> 0 and pg_has_role(role, 'usage'))
            from pg_class c where c.oid = format('%%I.%%I', '%s', ?::text)::regclass""".formatted(SchemaNames.SCHEMA);

    private final Set<SchemaObject> objects = new TreeSet<>();
    private final List<DownPreview.Table> tables = new ArrayList<>();
    private final List<DownPreview.Column> columns = new ArrayList<>();
    private final List<DownPreview.DeletedRows> deletedRows = new ArrayList<>();

    private PreviewDown() {}

    /**
     * What would be lost.
     *
     * @param version of the newest step that stays
     * @param force also with undo scripts that have changed since the steps were applied
     */
    public static DownPreview of(Migrator migrator, String version, boolean force) {
        PreviewDown trial = new PreviewDown();
        List<MigrationStep> steps = migrator.tryDown(version, force, trial);
        return new DownPreview(
                steps.stream()
                        .map(step -> new SchemaStatus.Step(step.version(), step.description()))
                        .toList(),
                trial.tables,
                trial.columns,
                trial.deletedRows,
                trial.things());
    }

    @Override
    public void before(Connection connection) throws SQLException {
        objects.addAll(Catalogue.read(connection).objects());
    }

    @Override
    public void after(Connection connection) throws SQLException {
        Set<SchemaObject> left = Catalogue.read(connection).objects();
        objects.removeIf(object -> left.stream().anyMatch(one -> isSame(one, object)));
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(DELETED)) {
            while (rows.next()) {
                deletedRows.add(new DownPreview.DeletedRows(rows.getString(1), rows.getLong(2)));
            }
        }
    }

    @Override
    public void restored(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local app.scope = 'owner'");
            Set<String> gone = names(SchemaObjectKind.TABLE);
            for (String table : gone) {
                tables.add(new DownPreview.Table(
                        table,
                        count(connection, statement, table, "*"),
                        partsOf(table, SchemaObjectKind.INDEX),
                        partsOf(table, SchemaObjectKind.POLICY)));
            }
            for (SchemaObject column : objects) {
                if (column.kind() == SchemaObjectKind.COLUMN && !gone.contains(column.table())) {
                    columns.add(new DownPreview.Column(
                            column.table(),
                            column.name(),
                            count(connection, statement, column.table(), quoted(column.name()))));
                }
            }
        }
    }

    private static long count(Connection connection, Statement statement, String table, String what)
            throws SQLException {
        String name = SchemaNames.SCHEMA + "." + quoted(table);
        if (isHidden(connection, table)) {
            // The owner of a table without a policy for owners; undone with the transaction.
            statement.execute("alter table " + name + " no force row level security");
        }
        try (ResultSet rows = statement.executeQuery("select count(" + what + ") from " + name)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static boolean isHidden(Connection connection, String table) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(HIDDEN)) {
            select.setString(1, table);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private Set<String> names(SchemaObjectKind kind) {
        return objects.stream()
                .filter(object -> object.kind() == kind)
                .map(SchemaObject::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private int partsOf(String table, SchemaObjectKind kind) {
        return (int) objects.stream()
                .filter(object -> object.kind() == kind && object.table().equals(table))
                .count();
    }

    private List<DownPreview.Thing> things() {
        Set<String> gone = names(SchemaObjectKind.TABLE);
        gone.addAll(names(SchemaObjectKind.VIEW));
        return objects.stream()
                .filter(object -> object.kind() != SchemaObjectKind.TABLE && object.kind() != SchemaObjectKind.COLUMN)
                .filter(object -> object.kind() == SchemaObjectKind.VIEW || !gone.contains(object.table()))
                .map(object -> new DownPreview.Thing(object.kind().word().replace('_', ' '), object.phrase()))
                .distinct()
                .toList();
    }

    private static boolean isSame(SchemaObject one, SchemaObject other) {
        return one.kind() == other.kind()
                && one.table().equals(other.table())
                && one.name().equals(other.name());
    }

    private static String quoted(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
