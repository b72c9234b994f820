package dev.commonplace.migrations;

import dev.commonplace.migrations.database.SqlNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Mends what killed runs have left open, so that one command brings the schema to where it should be. */
final class StepRepair {
    private final Connection connection;
    private final MigrationSteps steps;

    /** @param connection in autocommit mode, with the migrators' lock */
    StepRepair(Connection connection, MigrationSteps steps) {
        this.connection = connection;
        this.steps = steps;
    }

    /** Takes away unfinished indexes and failed rows, and builds anew what steps that count as applied lack. */
    void run(MigrationProgress progress) throws SQLException {
        List<InterruptedStep> open = InterruptedSteps.find(connection, steps).stream()
                .filter(found -> steps.find(found.version()).isPresent())
                .toList();
        if (open.isEmpty()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(HistorySql.SEARCH_PATH);
            remove(open, statement, progress);
            SchemaHistory history = SchemaHistory.read(connection, steps);
            for (MigrationStep step : steps.all()) {
                boolean touched =
                        open.stream().anyMatch(found -> found.version().equals(step.version()));
                if (touched && !step.isTransactional() && history.applied(step).isPresent()) {
                    for (ConcurrentIndexes.Statement one : ConcurrentIndexes.statements(step.script(), step.sql())) {
                        statement.execute(one.sql());
                    }
                }
            }
        }
    }

    /**
     * Takes away what steps above a version have left that are not applied, so that a later run up begins them anew.
     *
     * @return what there was
     */
    List<InterruptedStep> clearAbove(String version, MigrationProgress progress) throws SQLException {
        List<InterruptedStep> left = InterruptedSteps.left(connection, steps, version);
        try (Statement statement = connection.createStatement()) {
            statement.execute(HistorySql.SEARCH_PATH);
            remove(left, statement, progress);
        }
        return left;
    }

    private void remove(List<InterruptedStep> open, Statement statement, MigrationProgress progress)
            throws SQLException {
        for (InterruptedStep found : open) {
            progress.mends(found);
            switch (found.kind()) {
                case FAILED_ROW -> new HistoryTable(connection).removeFailed(found.version());
                case INVALID_INDEX, LEFT_INDEX ->
                    statement.execute("drop index concurrently if exists " + SqlNames.quoted(found.name()));
                case MISSING_INDEX -> {
                    // Nothing is there to be removed.
                }
            }
        }
    }

    /** Takes away what a step that failed had finished, so that nothing of it is left. */
    void dropIndexesOf(MigrationStep step) throws SQLException {
        if (step.isTransactional()) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute(HistorySql.SEARCH_PATH);
            for (ConcurrentIndexes.Statement one : ConcurrentIndexes.statements(step.script(), step.sql())) {
                if (!one.table().isEmpty()) {
                    statement.execute("drop index concurrently if exists " + SqlNames.quoted(one.index()));
                }
            }
        }
    }
}
