package dev.commonplace.http.search;

import dev.commonplace.application.search.SearchConversations;
import dev.commonplace.application.search.SearchLibrary;
import dev.commonplace.application.search.SearchLogFilter;
import dev.commonplace.application.search.SearchMessages;
import dev.commonplace.application.search.SearchNodes;
import dev.commonplace.domain.search.SearchMode;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.http.json.PageJson;
import dev.commonplace.http.requests.Answer;
import dev.commonplace.http.requests.QueryParameters;
import dev.commonplace.http.requests.RequestBodies;
import dev.commonplace.http.requests.Routes;
import io.javalin.http.HandlerType;

/** Search, and what was searched for. */
public final class SearchRoutes {
    private final SearchUseCases useCases;
    private final RequestBodies bodies;

    public SearchRoutes(SearchUseCases useCases, RequestBodies bodies) {
        this.useCases = useCases;
        this.bodies = bodies;
    }

    public void register(Routes routes) {
        routes.tenant(HandlerType.POST, "/v1/search", (context, caller) -> {
            return switch (bodies.read(context, SearchRequest::read)) {
                case SearchRequest.OfDocuments(SearchLibrary.Command command) ->
                    Answer.ok(SearchJson.of(command, useCases.searchLibrary().search(caller, command)));
                case SearchRequest.OfMessages(SearchMessages.Command command) ->
                    Answer.ok(MessageSearchJson.of(useCases.searchMessages().search(caller, command)));
                case SearchRequest.OfNodes(SearchNodes.Command command) ->
                    Answer.ok(StretchSearchJson.of(
                            SearchRequest.Scope.NODES,
                            useCases.searchNodes().search(caller, command),
                            NodeHitJson::of));
                case SearchRequest.OfConversations(SearchConversations.Command command) ->
                    Answer.ok(StretchSearchJson.of(
                            SearchRequest.Scope.CONVERSATIONS,
                            useCases.searchConversations().search(caller, command),
                            ConversationHitJson::of));
            };
        });
        routes.tenant(HandlerType.GET, "/v1/searches", (context, caller) -> {
            QueryParameters query = QueryParameters.of(context);
            SearchLogFilter filter = new SearchLogFilter(
                    query.text("mode").map(word -> SearchMode.parse("/mode", word)),
                    query.text("query"),
                    query.integer("hits_max"),
                    query.time("from"),
                    query.time("to"));
            PageRequest page = query.page();
            query.refuseOthers();
            return Answer.ok(PageJson.of(useCases.readSearchLog().list(caller, filter, page), SearchLogEntryJson::of));
        });
    }
}
