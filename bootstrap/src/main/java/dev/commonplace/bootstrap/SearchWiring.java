package dev.commonplace.bootstrap;

import dev.commonplace.application.embeddings.EmbeddingModels;
import dev.commonplace.application.guard.TenantGuards;
import dev.commonplace.application.operations.JobHandler;
import dev.commonplace.application.search.AnalyseSearches;
import dev.commonplace.application.search.GiveFeedback;
import dev.commonplace.application.search.IndexMessages;
import dev.commonplace.application.search.ManageSearchSettings;
import dev.commonplace.application.search.NoteSearch;
import dev.commonplace.application.search.ReadSearchLog;
import dev.commonplace.application.search.RecentSearchSettings;
import dev.commonplace.application.search.RefreshMessageWords;
import dev.commonplace.application.search.SearchConversations;
import dev.commonplace.application.search.SearchLibrary;
import dev.commonplace.application.search.SearchMessages;
import dev.commonplace.application.search.SearchNodes;
import dev.commonplace.application.search.SuggestWords;
import dev.commonplace.application.search.WriteSearchLog;
import java.util.List;

/** The use cases of search, of its log and of what people made of it. */
record SearchWiring(
        SearchLibrary searchLibrary,
        SearchMessages searchMessages,
        SearchNodes searchNodes,
        SearchConversations searchConversations,
        ReadSearchLog readSearchLog,
        GiveFeedback giveFeedback,
        AnalyseSearches analyseSearches,
        ManageSearchSettings manageSearchSettings,
        SuggestWords suggestWords,
        List<JobHandler> jobHandlers) {

    /**
     * @param recent forgets a tenant whose space changes
     * @param afterIndexing the jobs that follow once the messages of a conversation are indexed
     */
    static SearchWiring of(
            Storage storage,
            EmbeddingModels models,
            TenantGuards guards,
            RecentSearchSettings recent,
            WriteSearchLog log,
            List<IndexMessages.NextJob> afterIndexing,
            Platform platform) {
        NoteSearch notes = new NoteSearch(
                (tenantId, query) -> guards.recent(tenantId).forLog(query), log, platform.ids(), platform.clock());
        return new SearchWiring(
                new SearchLibrary(storage.search(), models, notes, recent),
                new SearchMessages(storage.messageSearch(), models, notes),
                new SearchNodes(storage.messageSearch(), models, notes),
                new SearchConversations(storage.messageSearch(), models, notes),
                new ReadSearchLog(storage.search(), log),
                new GiveFeedback(storage.search(), log, platform.clock()),
                new AnalyseSearches(storage.search(), log, platform.clock()),
                new ManageSearchSettings(
                        recent.forgettingAfter(storage.search()), platform.auditor(), platform.ids(), platform.clock()),
                new SuggestWords(storage.search()),
                List.of(
                        new IndexMessages(
                                storage.messageSearch(), models, afterIndexing, platform.ids(), platform.clock()),
                        new RefreshMessageWords(storage.messageSearch())));
    }
}
