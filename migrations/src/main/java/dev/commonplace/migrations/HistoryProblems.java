package dev.commonplace.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.MigrationVersion;

/** Compares a schema's history with the scripts of this program. Changes nothing. */
public final class HistoryProblems {
    private static final String RUN_UP = "Run commonplace db up.";

    private final MigrationSteps steps;
    private final List<HistoryProblem> found = new ArrayList<>();

    private HistoryProblems(MigrationSteps steps) {
        this.steps = steps;
    }

    /** Everything that is wrong, steps in their order; empty where all is well. Steps that are merely pending are well. */
    public static List<HistoryProblem> find(Connection connection) throws SQLException {
        return find(connection, MigrationSteps.ofProduct());
    }

    static List<HistoryProblem> find(Connection connection, MigrationSteps steps) throws SQLException {
        HistoryProblems problems = new HistoryProblems(steps);
        problems.compare(SchemaHistory.read(connection, steps));
        for (InterruptedStep open : InterruptedSteps.find(connection, steps)) {
            problems.add(
                    open.kind() == InterruptedStep.Kind.FAILED_ROW
                            ? HistoryProblem.Kind.FAILED
                            : HistoryProblem.Kind.INTERRUPTED,
                    open.version(),
                    open.message(),
                    RUN_UP);
        }
        return List.copyOf(problems.found);
    }

    private void compare(SchemaHistory history) {
        SchemaStatus status = history.status();
        for (MigrationStep step : steps.all()) {
            Optional<HistoryRow> row = history.applied(step);
            if (row.isPresent()) {
                compare(step, row.get());
            } else if (status.currentVersion()
                    .filter(current -> MigrationVersion.fromVersion(current).compareTo(step.order()) > 0)
                    .isPresent()) {
                add(
                        HistoryProblem.Kind.OUT_OF_ORDER,
                        step.version(),
                        "Step " + step.title() + " is not applied although later ones are.",
                        "Take the later ones back with commonplace db down, or restore a backup.");
            }
        }
        for (SchemaStatus.Step step : status.unknown()) {
            add(
                    HistoryProblem.Kind.UNKNOWN_VERSION,
                    step.version(),
                    "Step " + step.version() + " (" + step.description() + ") was made by a newer program.",
                    "Use that one, or take the step back with it.");
        }
    }

    private void compare(MigrationStep step, HistoryRow row) {
        if (row.type().equals(HistoryRow.UP)
                && row.checksum().filter(sum -> sum != step.checksum()).isPresent()) {
            add(
                    HistoryProblem.Kind.CHECKSUM_DIFFERS,
                    step.version(),
                    step.script() + " is not the script that was applied: its checksum is " + step.checksum()
                            + ", the database has " + row.checksum().get() + ".",
                    "Use the program that applied it, or take the step back with that one and apply it anew.");
        }
        if (step.undoText().isEmpty()) {
            add(
                    HistoryProblem.Kind.UNDO_SCRIPT_MISSING,
                    step.version(),
                    "There is no script " + step.undoScript() + ".",
                    "The step can only be taken back by restoring a backup.");
        } else if (row.undoChecksum().isEmpty()) {
            add(
                    HistoryProblem.Kind.UNDO_CHECKSUM_UNRECORDED,
                    step.version(),
                    "An older program applied step " + step.title()
                            + " and did not note the script that takes it back.",
                    RUN_UP + " It notes it.");
        } else if (!row.undoChecksum().equals(step.undoChecksum())) {
            add(
                    HistoryProblem.Kind.UNDO_CHECKSUM_DIFFERS,
                    step.version(),
                    step.undoScript() + " has changed since the step was applied.",
                    "Take the step back with the program that applied it, or with commonplace db down --force.");
        }
    }

    private void add(HistoryProblem.Kind kind, String version, String message, String remedy) {
        found.add(new HistoryProblem(kind, version, message, remedy));
    }
}
