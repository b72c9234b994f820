package dev.commonplace.bootstrap;

import dev.commonplace.application.embeddings.EmbeddingModels;
import dev.commonplace.application.guard.TenantGuards;
import dev.commonplace.application.search.AnalyseSearches;
import dev.commonplace.application.search.GiveFeedback;
import dev.commonplace.application.search.ManageSearchSettings;
import dev.commonplace.application.search.ReadSearchLog;
import dev.commonplace.application.search.RecentSearchSettings;
import dev.commonplace.application.search.SearchLibrary;
import dev.commonplace.application.search.SuggestWords;

/** The use cases of search, of its log and of what people made of it. */
record SearchWiring(
        SearchLibrary searchLibrary,
        ReadSearchLog readSearchLog,
        GiveFeedback giveFeedback,
        AnalyseSearches analyseSearches,
        ManageSearchSettings manageSearchSettings,
        SuggestWords suggestWords) {

    /** @param recent forgets a tenant whose space changes */
    static SearchWiring of(
            Storage storage,
            EmbeddingModels models,
            TenantGuards guards,
            RecentSearchSettings recent,
            Platform platform) {
        return new SearchWiring(
                new SearchLibrary(
                        storage.search(),
                        models,
                        (tenantId, query) -> guards.recent(tenantId).forLog(query),
                        recent,
                        platform.ids(),
                        platform.clock()),
                new ReadSearchLog(storage.search()),
                new GiveFeedback(storage.search(), platform.clock()),
                new AnalyseSearches(storage.search(), platform.clock()),
                new ManageSearchSettings(
                        recent.forgettingAfter(storage.search()), platform.auditor(), platform.ids(), platform.clock()),
                new SuggestWords(storage.search()));
    }
}
