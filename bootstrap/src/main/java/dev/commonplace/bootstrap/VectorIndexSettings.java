package dev.commonplace.bootstrap;

import dev.commonplace.domain.embeddings.IndexPolicy;
import java.util.List;
import java.util.Locale;

/** Reads how vectors are searched. The ranges of the indexes' parameters are pgvector's own. */
final class VectorIndexSettings {
    private static final int PERMILLE = 1_000;

    private VectorIndexSettings() {}

    static Settings.VectorIndex read(Variables variables) {
        String kind = variables.choice(
                "COMMONPLACE_VECTOR_INDEX",
                "auto",
                List.of("auto", "exact", "hnsw", "ivfflat"),
                "auto, exact, hnsw or ivfflat");
        int m = variables.whole("COMMONPLACE_HNSW_M", 16, 2, 100);
        int efConstruction = variables.whole("COMMONPLACE_HNSW_EF_CONSTRUCTION", 256, 4, 1_000);
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
                variables.whole("COMMONPLACE_IVFFLAT_PROBES", 0, 0, 32_768),
                policy(variables),
                variables.seconds("COMMONPLACE_INDEX_LOOK_SECONDS", 60, 5, 86_400),
                variables.whole("COMMONPLACE_RECALL_SAMPLE_PERMILLE", 10, 0, PERMILLE) / (double) PERMILLE);
    }

    private static IndexPolicy policy(Variables variables) {
        IndexPolicy usual = IndexPolicy.DEFAULT;
        int exactUpTo = variables.whole("COMMONPLACE_INDEX_EXACT_UP_TO", (int) usual.exactUpTo(), 1, 100_000_000);
        int busyUpTo = variables.whole(
                "COMMONPLACE_INDEX_BUSY_EXACT_UP_TO", (int) Math.min(exactUpTo, usual.busyExactUpTo()), 1, exactUpTo);
        return new IndexPolicy(
                exactUpTo,
                busyUpTo,
                variables.whole(
                        "COMMONPLACE_INDEX_BUSY_SEARCHES_PER_SECOND", (int) usual.busySearchesPerSecond(), 1, 100_000),
                variables.whole("COMMONPLACE_INDEXES_MAX", usual.indexesMax(), 0, 1_000),
                variables.whole(
                                "COMMONPLACE_RECALL_ALARM_PERMILLE",
                                (int) Math.round(usual.recallAlarm() * PERMILLE),
                                0,
                                PERMILLE)
                        / (double) PERMILLE);
    }
}
