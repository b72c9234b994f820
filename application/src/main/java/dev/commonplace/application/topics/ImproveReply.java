package dev.commonplace.application.topics;

import dev.commonplace.domain.shared.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What of a model's reply can be used: what has the form that was asked for, and is about what was asked. */
final class ImproveReply {
    /** What a model may call a relation. */
    static final List<String> KINDS = List.of(
            "similar",
            "elaborates",
            "question_answer",
            "contrast",
            "returns_to",
            "cause_effect",
            "supports",
            "resolves",
            "depends_on");

    private static final int TITLE_CHARACTERS_MAX = 120;
    private static final int SUMMARY_CHARACTERS_MAX = 1_000;
    private static final int REASON_CHARACTERS_MAX = 500;
    private static final int THEME_CHARACTERS_MAX = 60;
    private static final int THEMES_MAX = 5;

    private ImproveReply() {}

    record Told(String title, String summary) {}

    record Related(String kind, String reason) {}

    /** @return by number, from 1; empty where fewer than half of them can be used */
    static Map<Integer, Told> topics(JsonObject reply, int asked) {
        Map<Integer, Told> told = new LinkedHashMap<>();
        objects(reply, "topics")
                .forEach(one -> number(one, asked)
                        .ifPresent(number -> line(one, "title", TITLE_CHARACTERS_MAX)
                                .ifPresent(title -> line(one, "summary", SUMMARY_CHARACTERS_MAX)
                                        .ifPresent(summary -> told.put(number, new Told(title, summary))))));
        return 2 * told.size() >= asked ? told : Map.of();
    }

    /** @return by number, from 1; empty where fewer than half of them can be used */
    static Map<Integer, Related> pairs(JsonObject reply, int asked) {
        Map<Integer, Related> related = new LinkedHashMap<>();
        objects(reply, "pairs")
                .forEach(one -> number(one, asked)
                        .ifPresent(number -> line(one, "kind", TITLE_CHARACTERS_MAX)
                                .filter(KINDS::contains)
                                .ifPresent(kind -> line(one, "reason", REASON_CHARACTERS_MAX)
                                        .ifPresent(reason -> related.put(number, new Related(kind, reason))))));
        return 2 * related.size() >= asked ? related : Map.of();
    }

    /** @return by number, from 1; empty where fewer than half of them can be used */
    static Map<Integer, String> groups(JsonObject reply, int asked) {
        Map<Integer, String> titles = new LinkedHashMap<>();
        objects(reply, "groups")
                .forEach(one -> number(one, asked)
                        .ifPresent(number -> line(one, "title", THEME_CHARACTERS_MAX)
                                .ifPresent(title -> titles.put(number, title))));
        return 2 * titles.size() >= asked ? titles : Map.of();
    }

    static List<String> themes(JsonObject reply) {
        List<String> themes = new ArrayList<>();
        if (reply.get("themes") instanceof List<?> list) {
            for (Object theme : list) {
                text(theme, THEME_CHARACTERS_MAX).ifPresent(themes::add);
            }
        }
        return themes.stream().distinct().limit(THEMES_MAX).toList();
    }

    private static List<Map<?, ?>> objects(JsonObject reply, String name) {
        List<Map<?, ?>> objects = new ArrayList<>();
        if (reply.get(name) instanceof List<?> list) {
            for (Object one : list) {
                if (one instanceof Map<?, ?> object) {
                    objects.add(object);
                }
            }
        }
        return objects;
    }

    private static Optional<Integer> number(Map<?, ?> object, int max) {
        return object.get("number") instanceof Long number && number >= 1 && number <= max
                ? Optional.of(number.intValue())
                : Optional.empty();
    }

    private static Optional<String> line(Map<?, ?> object, String name, int charactersMax) {
        Object value = object.get(name);
        return value == null ? Optional.empty() : text(value, charactersMax);
    }

    private static Optional<String> text(Object value, int charactersMax) {
        return value instanceof String text
                ? Optional.of(text.replaceAll("[\\s\\p{Cc}]+", " ").strip())
                        .filter(one -> !one.isEmpty() && one.length() <= charactersMax)
                : Optional.empty();
    }
}
