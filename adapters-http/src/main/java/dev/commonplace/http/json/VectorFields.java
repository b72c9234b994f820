package dev.commonplace.http.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.shared.RefusedException;

/** Reads vectors, lists of numbers. */
public final class VectorFields {
    private VectorFields() {}

    /**
     * @param pointer to the list, for refusals
     * @throws RefusedException where it is no list of 1 to {@link Embedding#DIMENSION_MAX} finite numbers with a direction
     */
    public static Embedding vector(JsonNode node, String pointer) {
        if (!node.isArray()) {
            throw RefusedException.invalid(pointer, "A list of numbers is needed here.");
        }
        if (node.size() > Embedding.DIMENSION_MAX) {
            throw RefusedException.invalid(pointer, "A vector has at most " + Embedding.DIMENSION_MAX + " numbers.");
        }
        float[] values = new float[node.size()];
        for (int i = 0; i < values.length; i++) {
            JsonNode number = node.get(i);
            if (!number.isNumber()) {
                throw RefusedException.invalid(pointer + "/" + i, "A number is needed here.");
            }
            values[i] = number.floatValue();
        }
        return Embedding.of(values);
    }
}
