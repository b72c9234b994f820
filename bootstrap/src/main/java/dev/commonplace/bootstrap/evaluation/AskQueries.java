package dev.commonplace.bootstrap.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.commonplace.bootstrap.client.Api;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Asks every query in one mode, one after the other, so that times mean something. */
final class AskQueries {
    private static final String TEXT = "text";

    private final Api api;
    private final int limit;
    private final Optional<JsonNode> filter;
    private final boolean operators;

    /**
     * @param filter for queries that have none of their own
     * @param operators whether quotation marks and minus signs mean something, or are part of a sentence
     */
    AskQueries(Api api, int limit, Optional<JsonNode> filter, boolean operators) {
        this.api = api;
        this.limit = limit;
        this.filter = filter;
        this.operators = operators;
    }

    /**
     * @return rankings by query id
     * @throws RefusedException where the service answers in another mode than the one that is to be judged
     */
    Map<String, Ranking> ask(List<JudgedQuery> queries, String mode, IntConsumer asked) {
        Map<String, Ranking> rankings = new LinkedHashMap<>();
        for (JudgedQuery query : queries) {
            ObjectNode search = JsonNodeFactory.instance.objectNode();
            search.put("query", operators ? query.text() : plain(query.text(), mode))
                    .put("mode", mode)
                    .put("limit", limit);
            query.filter().or(() -> filter).ifPresent(value -> search.set("filter", value));
            long start = System.nanoTime();
            JsonNode answer = api.post("/v1/search", search);
            if (!answer.path("mode").asText().equals(mode)) {
                throw new RefusedException(
                        ErrorCode.UNAVAILABLE,
                        "The service cannot search in the mode " + mode + " now: "
                                + answer.path("degraded").asText());
            }
            rankings.put(query.id(), Ranking.of(answer, (System.nanoTime() - start) / 1e6));
            asked.accept(rankings.size());
        }
        return rankings;
    }

    /** A question that quotes a title means no search for exactly these words, which only a search by words takes it for. */
    static String plain(String text, String mode) {
        String unquoted = mode.equals(TEXT) ? text.replace('"', ' ') : text;
        return unquoted.replaceAll("(?<!\\S)-++(?=\\S)", " ").strip();
    }
}
