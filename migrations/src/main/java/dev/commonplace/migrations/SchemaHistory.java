package dev.commonplace.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.flywaydb.core.api.MigrationVersion;

/** What has been done to a database's schema, and what that makes of each step. */
public final class SchemaHistory {
    private final MigrationSteps steps;
    private final List<HistoryRow> rows;
    private final Map<MigrationVersion, HistoryRow> inForce = new TreeMap<>();
    private final Map<MigrationVersion, HistoryRow> failed = new TreeMap<>();
    private final Map<MigrationVersion, HistoryRow> takenBack = new TreeMap<>();

    SchemaHistory(MigrationSteps steps, List<HistoryRow> rows) {
        this.steps = steps;
        this.rows = List.copyOf(rows);
        rows.forEach(this::follow);
    }

    /** Reads it; a database without a history has an empty one. */
    public static SchemaHistory read(Connection connection) throws SQLException {
        return read(connection, MigrationSteps.ofProduct());
    }

    static SchemaHistory read(Connection connection, MigrationSteps steps) throws SQLException {
        return new SchemaHistory(steps, new HistoryTable(connection).rows());
    }

    private void follow(HistoryRow row) {
        if (row.version().isEmpty()) {
            return;
        }
        MigrationVersion version = MigrationVersion.fromVersion(row.version().get());
        if (!row.success()) {
            failed.put(version, row);
        } else if (row.type().equals(HistoryRow.DOWN)) {
            inForce.remove(version);
            takenBack.put(version, row);
        } else if (row.type().equals(HistoryRow.BASELINE)) {
            steps.between(MigrationSteps.NONE, row.version().get()).forEach(step -> inForce.put(step.order(), row));
        } else {
            inForce.put(version, row);
        }
    }

    /** Every row, oldest first. */
    public List<HistoryRow> rows() {
        return rows;
    }

    /** The row by which a step is applied; empty where it is not. */
    public Optional<HistoryRow> applied(MigrationStep step) {
        return Optional.ofNullable(inForce.get(step.order()));
    }

    /** The rows of steps that failed outside of a transaction. */
    public List<HistoryRow> failed() {
        return List.copyOf(failed.values());
    }

    /** How far the schema is. */
    public SchemaStatus status() {
        List<SchemaStatus.Step> applied = new ArrayList<>();
        List<SchemaStatus.Step> pending = new ArrayList<>();
        List<SchemaStatus.Step> unknown = new ArrayList<>();
        for (MigrationStep step : steps.all()) {
            (inForce.containsKey(step.order()) ? applied : pending)
                    .add(new SchemaStatus.Step(step.version(), step.description()));
        }
        inForce.forEach((version, row) -> {
            if (steps.find(version.getVersion()).isEmpty()) {
                unknown.add(new SchemaStatus.Step(row.version().orElseThrow(), row.description()));
            }
        });
        return new SchemaStatus(applied, pending, unknown);
    }

    /** One entry for each step as it is now, oldest version first. */
    public List<HistoryEntry> entries() {
        Map<MigrationVersion, HistoryEntry> entries = new TreeMap<>();
        for (MigrationStep step : steps.all()) {
            HistoryRow last = takenBack.get(step.order());
            entries.put(
                    step.order(),
                    last == null
                            ? HistoryEntry.pending(step)
                            : HistoryEntry.of(last, HistoryEntry.State.UNDONE, Optional.of(step)));
        }
        inForce.forEach((version, row) -> {
            Optional<MigrationStep> step = steps.find(version.getVersion());
            HistoryEntry.State state = step.isPresent() ? HistoryEntry.State.APPLIED : HistoryEntry.State.UNKNOWN;
            entries.put(version, HistoryEntry.of(row, state, step));
        });
        failed.forEach((version, row) -> entries.put(
                version, HistoryEntry.of(row, HistoryEntry.State.FAILED, steps.find(version.getVersion()))));
        return List.copyOf(entries.values());
    }

    /** Everything that ever happened, in its order, and then the steps that are not applied. */
    public List<HistoryEntry> events() {
        List<HistoryEntry> events = new ArrayList<>();
        for (HistoryRow row : rows) {
            if (row.version().isPresent()) {
                events.add(HistoryEntry.of(
                        row, stateOf(row), steps.find(row.version().get())));
            }
        }
        steps.all().stream()
                .filter(step -> !inForce.containsKey(step.order()))
                .sorted(Comparator.comparing(MigrationStep::order))
                .map(HistoryEntry::pending)
                .forEach(events::add);
        return events;
    }

    private HistoryEntry.State stateOf(HistoryRow row) {
        if (!row.success()) {
            return HistoryEntry.State.FAILED;
        }
        if (row.type().equals(HistoryRow.DOWN)) {
            return HistoryEntry.State.UNDO;
        }
        String version = row.version().orElseThrow();
        if (!row.equals(inForce.get(MigrationVersion.fromVersion(version)))) {
            return HistoryEntry.State.UNDONE;
        }
        return steps.find(version).isPresent() ? HistoryEntry.State.APPLIED : HistoryEntry.State.UNKNOWN;
    }
}
