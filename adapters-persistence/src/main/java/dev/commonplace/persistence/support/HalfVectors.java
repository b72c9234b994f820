package dev.commonplace.persistence.support;

import dev.commonplace.domain.embeddings.Embedding;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/** Embeddings as an array of {@code halfvec}, each of length 1. */
public final class HalfVectors {
    private static final String TYPE = "halfvec";
    private static final int HEADER_BYTES = 2 * Short.BYTES;

    private HalfVectors() {}

    public static BinaryArray of(Connection connection, Collection<Embedding> embeddings) throws SQLException {
        int bytes = embeddings.stream()
                .mapToInt(embedding -> Integer.BYTES + HEADER_BYTES + embedding.dimension() * Short.BYTES)
                .sum();
        BinaryArray array = BinaryArray.of(connection, TYPE, bytes);
        for (Embedding embedding : embeddings) {
            float[] values = UnitVectors.values(embedding);
            ByteBuffer element = array.next(HEADER_BYTES + values.length * Short.BYTES);
            element.putShort((short) values.length).putShort((short) 0);
            for (float value : values) {
                element.putShort(Float.floatToFloat16(value));
            }
        }
        return array;
    }
}
