package dev.commonplace.http.embeddings;

import dev.commonplace.application.embeddings.EmbeddingModels;
import dev.commonplace.application.embeddings.ListEmbeddingSpaces;

/** What the routes of embeddings call. */
public record EmbeddingsUseCases(ListEmbeddingSpaces listEmbeddingSpaces, EmbeddingModels models) {}
