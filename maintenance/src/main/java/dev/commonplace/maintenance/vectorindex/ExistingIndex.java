package dev.commonplace.maintenance.vectorindex;

import java.util.Map;

/**
 * A shared vector index that is there.
 *
 * @param usable false where its build was killed or is under way
 * @param building whether a session is at work on it now
 * @param parameters as it was built with
 * @param shape what it indexes, and how
 */
record ExistingIndex(
        String name, boolean usable, boolean building, Map<String, String> parameters, long bytes, IndexShape shape) {
    /** One that nobody is building. */
    ExistingIndex(String name, boolean usable, Map<String, String> parameters, long bytes, IndexShape shape) {
        this(name, usable, false, parameters, bytes, shape);
    }
}
