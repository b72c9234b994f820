package dev.commonplace.http.training;

import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.http.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What an edit's value is in one line of text: the words themselves, where it is words. */
final class ValueText {
    private ValueText() {}

    static String of(String field, JsonObject value, Json json) {
        if (value.isEmpty()) {
            return "";
        }
        return switch (field) {
            case "title", "summary" -> String.valueOf(value.get("text"));
            case "relation" -> String.valueOf(value.get("kind"));
            case "name" -> String.valueOf(value.get("name"));
            case "flags" ->
                value.values().entrySet().stream()
                        .filter(flag -> Boolean.TRUE.equals(flag.getValue()))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .collect(Collectors.joining(", "));
            case "speaker", "participant" -> speakers(value);
            default -> new String(json.write(value.values()), StandardCharsets.UTF_8);
        };
    }

    private static String speakers(JsonObject value) {
        return value.get("speakers") instanceof List<?> speakers
                ? speakers.stream()
                        .filter(Map.class::isInstance)
                        .map(speaker -> String.valueOf(((Map<?, ?>) speaker).get("name")))
                        .collect(Collectors.joining(", "))
                : "";
    }
}
