package dev.commonplace.bootstrap.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Turns what a service answers in place of a result into words. */
final class Problems {
    private static final int BODY_CHARACTERS_SHOWN = 200;

    private Problems() {}

    static ApiException read(ObjectMapper json, HttpResponse<byte[]> response) {
        JsonNode problem = parse(json, response.body());
        String detail = problem.path("detail").asText("");
        String message = detail.isEmpty()
                ? "The service answered " + response.statusCode() + ": " + beginning(response.body())
                : ProblemWords.of(problem);
        return new ApiException(
                response.statusCode(),
                problem.path("code").asText(""),
                TerminalText.harmless(message),
                response.headers()
                        .firstValue("Retry-After")
                        .map(Problems::seconds)
                        .orElse(null),
                null);
    }

    private static JsonNode parse(ObjectMapper json, byte[] body) {
        try {
            JsonNode node = json.readTree(body);
            return node == null ? json.createObjectNode() : node;
        } catch (IOException noJson) {
            return json.createObjectNode();
        }
    }

    private static String beginning(byte[] body) {
        String text = new String(body, StandardCharsets.UTF_8).strip();
        return text.length() <= BODY_CHARACTERS_SHOWN ? text : text.substring(0, BODY_CHARACTERS_SHOWN) + "...";
    }

    /** A date in place of seconds is what no service of ours sends; the backoff decides then. */
    private static @Nullable Duration seconds(String header) {
        try {
            return Duration.ofSeconds(Math.max(0, Long.parseLong(header.strip())));
        } catch (NumberFormatException date) {
            return null;
        }
    }
}
