package dev.commonplace.http.embeddings;

import dev.commonplace.application.embeddings.EmbeddingModels;
import dev.commonplace.application.embeddings.SpaceUseCases;
import dev.commonplace.application.search.ListVectorIndexes;

/** What the routes of embeddings call. */
public record EmbeddingsUseCases(SpaceUseCases spaces, EmbeddingModels models, ListVectorIndexes listVectorIndexes) {}
