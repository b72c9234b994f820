package dev.commonplace.persistence.support;

import com.pgvector.PGvector;
import dev.commonplace.domain.embeddings.Embedding;

/**
 * Embeddings as the database gets them: of length 1. Their cosines are the same, and half-precision numbers, which end at
 * 65,504 and near 0.00000006, can hold them.
 */
public final class UnitVectors {
    private UnitVectors() {}

    /** The driver sends it in binary form where the connection says {@code datatype.vector=com.pgvector.PGvector}. */
    public static PGvector of(Embedding embedding) {
        return new PGvector(values(embedding));
    }

    /** The numbers alone. */
    static float[] values(Embedding embedding) {
        float[] values = embedding.values();
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (values[i] / length);
        }
        return values;
    }
}
