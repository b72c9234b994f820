package dev.commonplace.persistence.search;

import static dev.commonplace.persistence.jooq.Tables.CHUNK_EMBEDDINGS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.val;

import dev.commonplace.domain.embeddings.Embedding;
import org.jooq.Field;

/** The distance word for word as the indexes over vectors of one dimension have it; any other words would not use them. */
final class IndexedDistance {
    private IndexedDistance() {}

    static Field<Double> of(int dimension, Embedding query) {
        return field(
                        "({0}::halfvec({1})) <=> (select {2})",
                        Double.class,
                        CHUNK_EMBEDDINGS.EMBEDDING,
                        inline(dimension),
                        val(query, CHUNK_EMBEDDINGS.EMBEDDING))
                .as("distance");
    }
}
