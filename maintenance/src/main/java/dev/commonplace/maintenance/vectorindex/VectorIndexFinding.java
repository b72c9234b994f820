package dev.commonplace.maintenance.vectorindex;

/**
 * Something about the shared vector indexes that is not as the settings want it. The search is exact meanwhile.
 *
 * @param index the index's name
 * @param message as a sentence
 */
public record VectorIndexFinding(String index, String message) {
    /** The command that mends every finding. */
    public static final String COMMAND = "commonplace db vector-index";
}
