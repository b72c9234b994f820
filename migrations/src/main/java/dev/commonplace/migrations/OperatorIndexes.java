package dev.commonplace.migrations;

import java.util.regex.Pattern;

/**
 * Indexes that a database may have beside those of the migrations, by their names. They are made and dropped by a command or
 * by the index policy, not by a migration, so that they are neither missing nor too many in any schema.
 */
public final class OperatorIndexes {
    /** A shared vector index: its kind and the dimension it is for; the last word is there while one is being rebuilt. */
    private static final String SHARED = "chunk_embeddings_(hnsw|ivfflat)_[0-9]{1,4}(_new)?";

    /** An index of one tenant's space; the digits are a hash of both ids. */
    private static final String OWN = "chunk_embeddings_own_[0-9a-f]{32}(_new)?";

    /** All of them. */
    public static final Pattern NAMES = Pattern.compile(SHARED + "|" + OWN);

    private static final Pattern OWN_NAMES = Pattern.compile(OWN);

    private OperatorIndexes() {}

    /** Whether an index of that name, without its schema, is one of them. */
    public static boolean contains(String indexName) {
        return NAMES.matcher(indexName).matches();
    }

    /** Whether it is the index of one tenant's space, which the index policy looks after. */
    public static boolean isOwn(String indexName) {
        return OWN_NAMES.matcher(indexName).matches();
    }
}
