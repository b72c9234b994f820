package dev.commonplace.bootstrap;

import java.util.List;
import java.util.Locale;

/** Reads which index over all vectors is wanted. The ranges are pgvector's own. */
final class VectorIndexSettings {
    private VectorIndexSettings() {}

    static Settings.VectorIndex read(Variables variables) {
        String kind = variables.choice(
                "COMMONPLACE_VECTOR_INDEX", "exact", List.of("exact", "hnsw", "ivfflat"), "exact, hnsw or ivfflat");
        int m = variables.whole("COMMONPLACE_HNSW_M", 24, 2, 100);
        int efConstruction = variables.whole("COMMONPLACE_HNSW_EF_CONSTRUCTION", 128, 4, 1_000);
        if (efConstruction < 2 * m) {
            variables.problem("COMMONPLACE_HNSW_EF_CONSTRUCTION is at least twice COMMONPLACE_HNSW_M: " + 2 * m
                    + " or more, not \"" + efConstruction + "\".");
        }
        return new Settings.VectorIndex(
                Settings.VectorIndex.Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                m,
                efConstruction,
                variables.whole("COMMONPLACE_HNSW_EF_SEARCH", 40, 1, 1_000),
                variables.whole("COMMONPLACE_IVFFLAT_LISTS", 0, 0, 32_768),
                variables.whole("COMMONPLACE_IVFFLAT_PROBES", 0, 0, 32_768));
    }
}
