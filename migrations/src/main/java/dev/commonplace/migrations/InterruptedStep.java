package dev.commonplace.migrations;

/**
 * Something that a run which was killed or failed outside of a transaction has left open. {@code commonplace db up} mends it.
 *
 * @param version of the step
 * @param kind what is open
 * @param name of the index or script
 */
public record InterruptedStep(String version, Kind kind, String name) {
    /** What can be left open. */
    public enum Kind {
        /** An index that was not finished, or only half dropped; no query uses it. */
        INVALID_INDEX,
        /** A whole index of a step that does not count as applied. Only a run down takes it away; a run up goes on with it. */
        LEFT_INDEX,
        /** An index that a step which counts as applied had built, and that is gone. */
        MISSING_INDEX,
        /** The history has the step as failed. */
        FAILED_ROW
    }

    /** In words, as a sentence. */
    public String message() {
        return switch (kind) {
            case INVALID_INDEX -> "Index " + name + " of step " + version + " was not finished; no query uses it.";
            case LEFT_INDEX ->
                "Index " + name + " of step " + version + " is there although the step does not count as applied.";
            case MISSING_INDEX ->
                "Index " + name + " of step " + version + " is missing although the step counts as applied.";
            case FAILED_ROW -> "Step " + version + " (" + name + ") was begun and did not finish.";
        };
    }
}
