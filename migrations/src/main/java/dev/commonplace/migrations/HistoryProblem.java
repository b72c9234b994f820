package dev.commonplace.migrations;

/**
 * Something that is wrong with a schema's history.
 *
 * @param kind what is wrong
 * @param version of the step
 * @param message in words, as a sentence
 * @param remedy what to do about it
 */
public record HistoryProblem(Kind kind, String version, String message, String remedy) {
    /** What can be wrong. */
    public enum Kind {
        /** The script that goes up is not the one that was applied. */
        CHECKSUM_DIFFERS,
        /** The script that goes down is not the one there was when the step was applied. */
        UNDO_CHECKSUM_DIFFERS,
        /** An older program applied the step and did not note the script that goes down. */
        UNDO_CHECKSUM_UNRECORDED,
        /** There is no script that takes the step back. */
        UNDO_SCRIPT_MISSING,
        /** The step failed outside of a transaction. */
        FAILED,
        /** An index of the step is unfinished or gone. */
        INTERRUPTED,
        /** A later step is applied and this one is not. */
        OUT_OF_ORDER,
        /** A newer program made the step. */
        UNKNOWN_VERSION
    }
}
