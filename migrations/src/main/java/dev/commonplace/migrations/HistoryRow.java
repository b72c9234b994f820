package dev.commonplace.migrations;

import java.time.Instant;
import java.util.Optional;

/**
 * One row of Flyway's history, as it is.
 *
 * @param rank its place in the order of events
 * @param version empty for the row that says who made the schema
 * @param type SQL for a step up; DELETE for a step that was taken back
 * @param script the file that ran
 * @param checksum of that file at that time
 * @param installedBy the database's user
 * @param at when it was finished
 * @param durationMillis how long it took
 * @param success false where it failed outside of a transaction, so that something may be left of it
 * @param undoChecksum of the script that takes the step back, as it was when the step was applied; empty where an older program
 *     applied it
 */
public record HistoryRow(
        int rank,
        Optional<String> version,
        String description,
        String type,
        String script,
        Optional<Integer> checksum,
        String installedBy,
        Instant at,
        int durationMillis,
        boolean success,
        Optional<Integer> undoChecksum) {
    static final String UP = "SQL";

    /**
     * Flyway's open edition knows no type for undone steps and fails on those of the others, but it takes a step with a later row of
     * this type for one to be applied anew.
     */
    static final String DOWN = "DELETE";

    static final String BASELINE = "BASELINE";
}
