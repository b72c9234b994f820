package dev.commonplace.domain.embeddings;

import java.util.Objects;

/**
 * What the index policy decides by.
 *
 * @param vectors how many the space has
 * @param vectorsPerSecond how fast it grows now; negative where it shrinks
 * @param searchesPerSecond how often it is searched by meaning, smoothed over minutes
 * @param indexed whether it has an index of its own that can serve
 * @param builtVectors how many vectors that was built over
 * @param recall what its answers were worth
 * @param efSearch how many candidates a search by it looks at
 */
public record IndexSituation(
        IndexedSpace space,
        long vectors,
        double vectorsPerSecond,
        double searchesPerSecond,
        boolean indexed,
        long builtVectors,
        RecallRecord recall,
        int efSearch) {
    public IndexSituation {
        Objects.requireNonNull(space, "space");
        Objects.requireNonNull(recall, "recall");
    }
}
