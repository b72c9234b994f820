package dev.commonplace.bootstrap;

import dev.commonplace.maintenance.vectorindex.VectorIndexOptions;
import dev.commonplace.persistence.search.VectorSearch;

/** The settings of the shared vector index in the words of those who build it and of those who search by it. */
public final class VectorIndexWiring {
    private VectorIndexWiring() {}

    /** For building it and holding it against the settings. */
    public static VectorIndexOptions options(Settings.VectorIndex settings) {
        return new VectorIndexOptions(
                switch (settings.kind()) {
                    case AUTO, EXACT -> VectorIndexOptions.Kind.EXACT;
                    case HNSW -> VectorIndexOptions.Kind.HNSW;
                    case IVFFLAT -> VectorIndexOptions.Kind.IVFFLAT;
                },
                settings.hnswM(),
                settings.hnswEfConstruction(),
                settings.ivfflatLists());
    }

    /** For searching. */
    static VectorSearch search(Settings.VectorIndex settings) {
        return switch (settings.kind()) {
            case AUTO, EXACT -> VectorSearch.EXACT;
            case HNSW -> search(VectorSearch.Kind.HNSW, settings);
            case IVFFLAT -> search(VectorSearch.Kind.IVFFLAT, settings);
        };
    }

    private static VectorSearch search(VectorSearch.Kind kind, Settings.VectorIndex settings) {
        return new VectorSearch(kind, settings.hnswEfSearch(), settings.ivfflatProbes(), VectorSearch.EXACT_UP_TO);
    }
}
