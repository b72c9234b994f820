package dev.commonplace.migrations;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One line of the history as an operator reads it.
 *
 * @param rank its place in the order of events; empty for what has not happened
 * @param state what became of it
 * @param script the file that ran or would run
 * @param by the database's user
 * @param durationMillis how long it took
 * @param undoScriptPresent whether this program could take the step back
 */
public record HistoryEntry(
        OptionalInt rank,
        String version,
        String description,
        State state,
        Optional<Instant> at,
        Optional<String> by,
        OptionalInt durationMillis,
        String script,
        boolean undoScriptPresent) {
    /** What became of a step. */
    public enum State {
        /** It is there. */
        APPLIED,
        /** It is not there yet. */
        PENDING,
        /** It was there, was taken back, and can be applied again. */
        UNDONE,
        /** Among all events: the taking back itself. */
        UNDO,
        /** It failed outside of a transaction, so that something may be left of it. */
        FAILED,
        /** A newer program made it. */
        UNKNOWN
    }

    static HistoryEntry pending(MigrationStep step) {
        return new HistoryEntry(
                OptionalInt.empty(),
                step.version(),
                step.description(),
                State.PENDING,
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                step.script(),
                step.undoText().isPresent());
    }

    static HistoryEntry of(HistoryRow row, State state, Optional<MigrationStep> step) {
        return new HistoryEntry(
                OptionalInt.of(row.rank()),
                step.map(MigrationStep::version).orElseGet(() -> row.version().orElse("")),
                row.description(),
                state,
                Optional.of(row.at()),
                Optional.of(row.installedBy()),
                OptionalInt.of(row.durationMillis()),
                row.script(),
                step.flatMap(MigrationStep::undoText).isPresent());
    }
}
