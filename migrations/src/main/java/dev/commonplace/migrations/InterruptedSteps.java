package dev.commonplace.migrations;

import dev.commonplace.migrations.database.SchemaNames;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what killed runs have left open. Only steps that work outside of a transaction can leave anything: their statements
 * build and drop indexes concurrently.
 */
public final class InterruptedSteps {
    private static final String INDEXES = """
            select c.relname, i.indisvalid and i.indisready and i.indislive
            from pg_index i join pg_class c on c.oid = i.indexrelid
            where c.relnamespace = to_regnamespace('%s')
              and not exists (select from pg_stat_progress_create_index p where p.index_relid = i.indexrelid)""".formatted(SchemaNames.SCHEMA);
    private static final String TABLES =
            "select relname, true from pg_class where relkind in ('r', 'p') and relnamespace = to_regnamespace('%s')"
                    .formatted(SchemaNames.SCHEMA);

    private InterruptedSteps() {}

    /** What is open, in the order of the steps; empty where all is well. An index that somebody is building now is not open. */
    public static List<InterruptedStep> find(Connection connection) throws SQLException {
        return find(connection, MigrationSteps.ofProduct());
    }

    static List<InterruptedStep> find(Connection connection, MigrationSteps steps) throws SQLException {
        SchemaHistory history = SchemaHistory.read(connection, steps);
        List<InterruptedStep> found = new ArrayList<>();
        for (HistoryRow row : history.failed()) {
            found.add(new InterruptedStep(row.version().orElseThrow(), InterruptedStep.Kind.FAILED_ROW, row.script()));
        }
        if (steps.all().stream().allMatch(MigrationStep::isTransactional)) {
            return found;
        }
        Map<String, Boolean> valid = names(connection, INDEXES);
        Set<String> tables = new HashSet<>(names(connection, TABLES).keySet());
        Set<String> building = beingBuilt(connection);
        for (MigrationStep step : steps.all()) {
            if (step.isTransactional()) {
                continue;
            }
            for (ConcurrentIndexes.Statement statement : builds(step)) {
                Optional<InterruptedStep.Kind> open = valid.containsKey(statement.index())
                        ? Optional.of(InterruptedStep.Kind.INVALID_INDEX).filter(kind -> !valid.get(statement.index()))
                        : Optional.of(InterruptedStep.Kind.MISSING_INDEX)
                                .filter(kind -> !building.contains(statement.index())
                                        && tables.contains(statement.table())
                                        && isExpected(history, steps, step, statement.index()));
                open.ifPresent(kind -> found.add(new InterruptedStep(step.version(), kind, statement.index())));
            }
        }
        return found;
    }

    /** What steps above a version that are not applied have left, whole or not. */
    static List<InterruptedStep> left(Connection connection, MigrationSteps steps, String version) throws SQLException {
        SchemaHistory history = SchemaHistory.read(connection, steps);
        Map<String, Boolean> valid = names(connection, INDEXES);
        List<InterruptedStep> found = new ArrayList<>();
        for (MigrationStep step : steps.between(version, steps.newest().version())) {
            history.failed().stream()
                    .filter(row -> row.version().equals(Optional.of(step.version())))
                    .map(row -> new InterruptedStep(step.version(), InterruptedStep.Kind.FAILED_ROW, row.script()))
                    .forEach(found::add);
            if (!step.isTransactional() && history.applied(step).isEmpty()) {
                builds(step).stream()
                        .map(ConcurrentIndexes.Statement::index)
                        .filter(valid::containsKey)
                        .map(index -> new InterruptedStep(
                                step.version(),
                                valid.getOrDefault(index, false)
                                        ? InterruptedStep.Kind.LEFT_INDEX
                                        : InterruptedStep.Kind.INVALID_INDEX,
                                index))
                        .forEach(found::add);
            }
        }
        return found;
    }

    private static List<ConcurrentIndexes.Statement> builds(MigrationStep step) {
        return ConcurrentIndexes.statements(step.script(), step.sql()).stream()
                .filter(statement -> !statement.table().isEmpty())
                .toList();
    }

    /** Whether the step counts as applied and no later one has dropped the index again. */
    private static boolean isExpected(SchemaHistory history, MigrationSteps steps, MigrationStep step, String index) {
        return history.applied(step).isPresent()
                && steps.all().stream()
                        .filter(later -> later.order().compareTo(step.order()) > 0)
                        .filter(later -> history.applied(later).isPresent())
                        .noneMatch(later -> ConcurrentIndexes.drops(later.text(), index));
    }

    private static Set<String> beingBuilt(Connection connection) throws SQLException {
        return names(
                        connection,
                        "select c.relname, true from pg_stat_progress_create_index p join pg_class c on c.oid = p.index_relid")
                .keySet();
    }

    private static Map<String, Boolean> names(Connection connection, String sql) throws SQLException {
        Map<String, Boolean> names = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                names.put(rows.getString(1), rows.getBoolean(2));
            }
        }
        return names;
    }
}
