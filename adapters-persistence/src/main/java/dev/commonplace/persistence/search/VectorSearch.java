package dev.commonplace.persistence.search;

import java.util.Locale;

/**
 * How the nearest vectors are found.
 *
 * @param kind by comparing all, or by the shared index of that kind where it is there
 * @param efSearch how many candidates an HNSW index looks at
 * @param probes how many lists of an IVFFlat index are looked into; 0 to choose by their number
 * @param exactUpTo spaces of so many vectors are searched exactly, whatever the index
 */
public record VectorSearch(Kind kind, int efSearch, int probes, int exactUpTo) {
    /** So many are compared in about two milliseconds; an index over all tenants is not faster, and may miss some. */
    public static final int EXACT_UP_TO = 5_000;

    /** Compares the query with every vector. */
    public static final VectorSearch EXACT = new VectorSearch(Kind.EXACT, 1, 1, Integer.MAX_VALUE);

    private static final int PROBES_LEAST = 10;

    /** Which index is used. */
    public enum Kind {
        EXACT,
        HNSW,
        IVFFLAT
    }

    /** The name of the index over vectors of that dimension. */
    String indexName(int dimension) {
        return "chunk_embeddings_" + kind.name().toLowerCase(Locale.ROOT) + "_" + dimension;
    }

    /** pgvector's rule is the square root of the lists; of few lists a few more cost nothing. */
    int probesFor(int lists) {
        return probes > 0 ? probes : Math.min(lists, Math.max(PROBES_LEAST, (int) Math.round(Math.sqrt(lists))));
    }
}
