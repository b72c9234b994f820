package dev.commonplace.http.requests;

import io.javalin.http.Header;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a route answers.
 *
 * @param body what is written as JSON; a {@link Text} goes out as it is
 */
public record Answer(int status, Optional<Object> body, Map<String, String> headers) {
    private static final String JSON = "application/json";

    /** A body that is no JSON. */
    public record Text(String mediaType, String text) {
        byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }
    }

    public Answer {
        headers = Map.copyOf(headers);
    }

    public static Answer ok(Object body) {
        return new Answer(200, Optional.of(body), Map.of());
    }

    public static Answer of(int status, Object body) {
        return new Answer(status, Optional.of(body), Map.of());
    }

    /** Something new is at that path. */
    public static Answer created(String path, Object body) {
        return of(201, body).with(Header.LOCATION, path);
    }

    public static Answer noContent() {
        return new Answer(204, Optional.empty(), Map.of());
    }

    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, body, more);
    }

    /** The version of what is shown, for {@code If-Match}. */
    public Answer withVersion(int version) {
        return with(Header.ETAG, IfMatch.tag(version));
    }

    String mediaType() {
        return body.map(content -> content instanceof Text text ? text.mediaType() : JSON)
                .orElse(JSON);
    }
}
