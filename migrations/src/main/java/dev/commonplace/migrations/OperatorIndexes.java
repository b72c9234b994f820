package dev.commonplace.migrations;

import java.util.regex.Pattern;

/**
 * Indexes that an operator may have beside those of the migrations, by their names. They are made and dropped by a
 * command, not by a migration, so that they are neither missing nor too many in any schema.
 */
public final class OperatorIndexes {
    /** A shared vector index: its kind and the dimension it is for; the last word is there while one is being rebuilt. */
    public static final Pattern NAMES = Pattern.compile("chunk_embeddings_(hnsw|ivfflat)_[0-9]{1,4}(_new)?");

    private OperatorIndexes() {}

    /** Whether an index of that name, without its schema, is the operator's choice. */
    public static boolean contains(String indexName) {
        return NAMES.matcher(indexName).matches();
    }
}
