package dev.commonplace.maintenance.vectorindex;

import java.util.OptionalInt;

/** Hears how far the work on the indexes is. */
public interface VectorIndexProgress {
    /** A step begins. */
    void begins(VectorIndexStep step);

    /**
     * A build goes on.
     *
     * @param phase in PostgreSQL's words
     * @param percent of the phase, where known
     */
    void building(VectorIndexStep step, String phase, OptionalInt percent);
}
