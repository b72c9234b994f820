package dev.commonplace.domain.embeddings;

import java.util.Objects;

/**
 * A model that turns text into vectors.
 *
 * @param name the name by which tenants and spaces refer to it, such as {@code all-minilm-l6-v2}
 * @param dimension how many numbers each of its vectors has
 * @param tokensMax how many tokens of a text it reads, special tokens included; what follows is not seen
 */
public record EmbeddingModel(String name, int dimension, int tokensMax) {
    public EmbeddingModel {
        Objects.requireNonNull(name, "name");
        if (name.isBlank()) {
            throw new IllegalArgumentException("An embedding model has a name.");
        }
        if (dimension < 1 || dimension > Embedding.DIMENSION_MAX) {
            throw new IllegalArgumentException(
                    "An embedding model has 1 to " + Embedding.DIMENSION_MAX + " dimensions.");
        }
        if (tokensMax < 8) {
            throw new IllegalArgumentException("An embedding model reads at least 8 tokens.");
        }
    }
}
