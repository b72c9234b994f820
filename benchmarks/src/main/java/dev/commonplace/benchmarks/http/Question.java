package dev.commonplace.benchmarks.http;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.commonplace.application.search.SearchLibrary;
import dev.commonplace.domain.documents.DocumentFilter;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.search.SearchMode;
import dev.commonplace.domain.shared.JsonObject;
import java.util.Optional;
import java.util.OptionalDouble;

/** One search of one tenant, for the use case and for the API. */
@SuppressWarnings("ArrayRecordComponent")
record Question(SearchedLibrary.Searcher searcher, SearchMode mode, String query, float[] vector) {
    private static final int LIMIT = 10;

    SearchLibrary.Command command() {
        return new SearchLibrary.Command(
                mode.usesWords() ? Optional.of(query) : Optional.empty(),
                mode.usesMeaning() ? Optional.of(Embedding.of(vector)) : Optional.empty(),
                mode,
                LIMIT,
                DocumentFilter.ALL,
                JsonObject.EMPTY,
                OptionalDouble.empty(),
                false);
    }

    String json() {
        ObjectNode body = new ObjectMapper().createObjectNode();
        body.put("mode", mode.word()).put("limit", LIMIT);
        if (mode.usesWords()) {
            body.put("query", query);
        }
        if (mode.usesMeaning()) {
            ArrayNode numbers = body.putArray("vector");
            for (float value : vector) {
                numbers.add(value);
            }
        }
        return body.toString();
    }
}
