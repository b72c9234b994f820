package dev.commonplace.bootstrap;

import dev.commonplace.application.embeddings.EmbeddingModels;
import dev.commonplace.application.search.ReadSearchLog;
import dev.commonplace.application.search.SearchLibrary;

/** The use cases of search and of the spaces it happens in. */
record SearchWiring(SearchLibrary searchLibrary, ReadSearchLog readSearchLog) {

    static SearchWiring of(Storage storage, EmbeddingModels models, Platform platform) {
        return new SearchWiring(
                new SearchLibrary(storage.search(), models, platform.ids(), platform.clock()),
                new ReadSearchLog(storage.search()));
    }
}
