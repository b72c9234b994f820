package dev.commonplace.http.search;

import dev.commonplace.application.search.AnalyseSearches;
import dev.commonplace.application.search.GiveFeedback;
import dev.commonplace.application.search.ManageSearchSettings;
import dev.commonplace.application.search.ReadSearchLog;
import dev.commonplace.application.search.SearchConversations;
import dev.commonplace.application.search.SearchLibrary;
import dev.commonplace.application.search.SearchMessages;
import dev.commonplace.application.search.SearchNodes;
import dev.commonplace.application.search.SuggestWords;

/** What the routes of search call. */
public record SearchUseCases(
        SearchLibrary searchLibrary,
        SearchMessages searchMessages,
        SearchNodes searchNodes,
        SearchConversations searchConversations,
        ReadSearchLog readSearchLog,
        GiveFeedback giveFeedback,
        AnalyseSearches analyseSearches,
        ManageSearchSettings manageSearchSettings,
        SuggestWords suggestWords) {}
