package dev.commonplace.application.search;

import dev.commonplace.domain.embeddings.IndexedSpace;
import java.time.Duration;

/** Makes and drops the indexes of single spaces, beside searches and writes. Takes the rights of the tables' owner. */
public interface BuildVectorIndexes {
    /**
     * What a build cost.
     *
     * @param bytes of the index
     */
    record Built(long bytes, Duration time) {}

    /**
     * Builds the index of a space. One that is there serves until the new one is ready; what a killed build has left is cleared.
     *
     * @throws IndexBuildException where another process builds, or the build fails
     */
    Built build(IndexedSpace space);

    /**
     * Drops an index, whole or not, if it is there.
     *
     * @param name of an index of a single space
     * @throws IndexBuildException likewise
     */
    void drop(String name);
}
