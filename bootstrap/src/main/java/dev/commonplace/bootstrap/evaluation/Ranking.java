package dev.commonplace.bootstrap.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one query found.
 *
 * @param scores of documents, best first: each stands where its best chunk stands
 */
record Ranking(Map<String, Double> scores, double millis) {
    static Ranking of(JsonNode answer, double millis) {
        Map<String, Double> scores = new LinkedHashMap<>();
        for (JsonNode hit : answer.path("hits")) {
            JsonNode document = hit.path("document");
            String name =
                    document.path("external_id").asText(document.path("id").asText());
            scores.putIfAbsent(
                    name.equals("null") ? document.path("id").asText() : name,
                    hit.path("score").asDouble());
        }
        return new Ranking(scores, millis);
    }

    List<String> documents() {
        return List.copyOf(scores.keySet());
    }
}
