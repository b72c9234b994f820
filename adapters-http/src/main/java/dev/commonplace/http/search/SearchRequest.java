package dev.commonplace.http.search;

import dev.commonplace.application.search.SearchConversations;
import dev.commonplace.application.search.SearchLibrary;
import dev.commonplace.application.search.SearchMessages;
import dev.commonplace.application.search.SearchNodes;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.http.json.JsonFields;
import java.util.Locale;

/** A search in one of the scopes. */
sealed interface SearchRequest {
    record OfDocuments(SearchLibrary.Command command) implements SearchRequest {}

    record OfMessages(SearchMessages.Command command) implements SearchRequest {}

    record OfNodes(SearchNodes.Command command) implements SearchRequest {}

    record OfConversations(SearchConversations.Command command) implements SearchRequest {}

    /** What is searched. */
    enum Scope {
        DOCUMENTS,
        MESSAGES,
        NODES,
        CONVERSATIONS;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static SearchRequest read(JsonFields fields) {
        return switch (scope(fields)) {
            case DOCUMENTS -> new OfDocuments(SearchFields.command(fields));
            case MESSAGES -> new OfMessages(MessageSearchFields.command(fields));
            case NODES -> new OfNodes(StretchSearchFields.nodes(fields));
            case CONVERSATIONS -> new OfConversations(StretchSearchFields.conversations(fields));
        };
    }

    private static Scope scope(JsonFields fields) {
        String word = fields.text("scope").orElse(Scope.DOCUMENTS.word());
        for (Scope scope : Scope.values()) {
            if (scope.word().equals(word)) {
                return scope;
            }
        }
        throw RefusedException.invalid(
                fields.pointer("scope"), "A scope is one of documents, messages, nodes and conversations.");
    }
}
