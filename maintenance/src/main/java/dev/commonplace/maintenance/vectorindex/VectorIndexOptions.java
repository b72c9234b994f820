package dev.commonplace.maintenance.vectorindex;

import java.util.Locale;
import java.util.Map;

/**
 * Which shared vector index is wanted.
 *
 * @param kind none, or pgvector's access method
 * @param m how many neighbours HNSW links a vector to
 * @param efConstruction how many candidates HNSW looks at for them
 * @param lists how many lists IVFFlat makes; 0 to choose by the number of vectors
 */
public record VectorIndexOptions(Kind kind, int m, int efConstruction, int lists) {
    private static final long ROWS_PER_LIST = 1_000;
    private static final long ROWS_OF_THE_SQUARE_ROOT = 1_000_000;
    private static final int LISTS_MAX = 32_768;

    /** How the nearest vectors are found. */
    public enum Kind {
        EXACT,
        HNSW,
        IVFFLAT;

        /** The access method in SQL, and the word in the names of indexes. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The parameters of an index over that many vectors, as SQL names them. */
    Map<String, String> parameters(long rows) {
        return switch (kind) {
            case EXACT -> Map.of();
            case HNSW -> Map.of("m", Integer.toString(m), "ef_construction", Integer.toString(efConstruction));
            case IVFFLAT -> Map.of("lists", Integer.toString(lists == 0 ? listsFor(rows) : lists));
        };
    }

    /** pgvector's own rule: one for each thousand rows up to a million, the square root of the rows above. */
    static int listsFor(long rows) {
        long wanted = rows <= ROWS_OF_THE_SQUARE_ROOT ? rows / ROWS_PER_LIST : Math.round(Math.sqrt((double) rows));
        return Math.clamp(wanted, 1, LISTS_MAX);
    }
}
