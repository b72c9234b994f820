package dev.commonplace.application.embeddings;

/** What embeddings work with inside a transaction. */
public interface EmbeddingsWork {
    EmbeddingSpaces embeddingSpaces();
}
