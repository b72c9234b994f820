package dev.commonplace.http.embeddings;

import dev.commonplace.application.embeddings.EmbeddingModels;
import dev.commonplace.application.embeddings.SpaceUseCases;
import dev.commonplace.application.search.CompareSpaces;
import dev.commonplace.application.search.ListVectorIndexes;

/** What the routes of embeddings call. */
public record EmbeddingsUseCases(
        SpaceUseCases spaces,
        CompareSpaces compareSpaces,
        EmbeddingModels models,
        ListVectorIndexes listVectorIndexes) {}
