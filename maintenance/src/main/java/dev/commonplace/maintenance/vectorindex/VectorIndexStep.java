package dev.commonplace.maintenance.vectorindex;

import java.util.List;

/**
 * Something to be done, or left as it is, so that one index is as the settings want it.
 *
 * @param reason why, as the rest of a sentence that begins with the index's name
 * @param sql the statements, each in a transaction of its own
 */
public record VectorIndexStep(Action action, String index, String reason, List<String> sql) {
    public VectorIndexStep {
        sql = List.copyOf(sql);
    }

    /** What is done. */
    public enum Action {
        KEEP,
        BUILD,
        REBUILD,
        DROP
    }
}
