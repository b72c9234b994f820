package dev.commonplace.benchmarks.retrieval;

import dev.commonplace.domain.search.Bm25Parameters;
import java.util.Locale;

/**
 * Everything that a ranking depends on besides the index.
 *
 * @param depth how many of the best chunks of each ranking are fused
 * @param weight of meaning, 0..1
 */
record Setting(Bm25Parameters bm25, Normalization normalization, int depth, double weight) {
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "k1 %.1f  b %.2f  %-19s  depth %4d  weight %.2f",
                bm25.k1(),
                bm25.b(),
                normalization.label(),
                depth,
                weight);
    }
}
