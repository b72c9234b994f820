package dev.commonplace.bootstrap.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** How a hit came by its score, in a few short lines. */
final class ShownExplanation {
    private ShownExplanation() {}

    static List<String> lines(JsonNode hit) {
        JsonNode explanation = hit.path("explanation");
        List<String> lines = new ArrayList<>();
        hit.path("parts").properties().forEach(part -> {
            if (part.getValue().isObject()) {
                lines.add(part(part.getKey(), part.getValue(), explanation.path(part.getKey())));
            }
        });
        list(lines, "words", explanation.path("lexemes"), "lexeme", "contribution", " + ");
        list(lines, "boosts", explanation.path("boosts"), "kind", "factor", " * ");
        JsonNode diversity = explanation.path("diversity");
        if (diversity.isObject()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "diversity: %.3f for relevance %.3f and similarity %.3f; was number %d",
                    diversity.path("marginal_relevance").asDouble(),
                    diversity.path("relevance").asDouble(),
                    diversity.path("similarity").asDouble(),
                    diversity.path("rank_before").asInt()));
        }
        return lines.stream().map(TerminalText::oneLine).toList();
    }

    private static String part(String name, JsonNode part, JsonNode leg) {
        String range = leg.isObject()
                ? String.format(
                        Locale.ROOT,
                        " of %.3f to %.3f",
                        leg.path("least").asDouble(),
                        leg.path("greatest").asDouble())
                : "";
        return String.format(
                Locale.ROOT,
                "%s: %.3f%s, normalized %.3f, weight %.2f",
                name,
                part.path("score").asDouble(),
                range,
                part.path("normalized").asDouble(),
                part.path("weight").asDouble());
    }

    private static void list(
            List<String> lines, String what, JsonNode all, String name, String number, String between) {
        if (!all.isEmpty()) {
            lines.add(what + ": "
                    + StreamSupport.stream(all.spliterator(), false)
                            .map(one -> String.format(
                                    Locale.ROOT,
                                    "%s %.3f",
                                    one.path(name).asText(),
                                    one.path(number).asDouble()))
                            .collect(Collectors.joining(between)));
        }
    }
}
