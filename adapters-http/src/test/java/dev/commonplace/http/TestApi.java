package dev.commonplace.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** Calls a server as a client does. */
final class TestApi {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final String key;

    /** @param key empty for none */
    TestApi(int port, String key) {
        this.base = "http://127.0.0.1:" + port;
        this.key = key;
    }

    /** An answer. */
    record Reply(HttpResponse<byte[]> raw) {
        int status() {
            return raw.statusCode();
        }

        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        String text() {
            return new String(raw.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            try {
                return JSON.readTree(raw.body());
            } catch (IOException unreadable) {
                throw new UncheckedIOException(text(), unreadable);
            }
        }

        /** A value by its JSON Pointer, as text. */
        String at(String pointer) {
            return json().at(pointer).asText();
        }
    }

    Reply get(String path) {
        return send("GET", path, new byte[0], Map.of());
    }

    Reply delete(String path, String... headers) {
        return send("DELETE", path, new byte[0], pairs(headers));
    }

    Reply post(String path, String json, String... headers) {
        return sendJson("POST", path, json, headers);
    }

    Reply patch(String path, String json, String... headers) {
        return sendJson("PATCH", path, json, headers);
    }

    Reply put(String path, String json, String... headers) {
        return sendJson("PUT", path, json, headers);
    }

    Reply sendJson(String method, String path, String json, String... headers) {
        Map<String, String> all = new java.util.LinkedHashMap<>(Map.of("Content-Type", "application/json"));
        all.putAll(pairs(headers));
        return send(method, path, json.getBytes(StandardCharsets.UTF_8), all);
    }

    Reply send(String method, String path, byte[] body, Map<String, String> headers) {
        return send(
                method, path, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body), headers);
    }

    /** The body in chunks, so that the server does not know its length beforehand. */
    Reply sendChunked(String path, byte[] body, Map<String, String> headers) {
        return send("POST", path, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)), headers);
    }

    private Reply send(String method, String path, BodyPublisher body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .method(method, body);
        if (!key.isEmpty()) {
            request.header("Authorization", "Bearer " + key);
        }
        headers.forEach(request::header);
        try {
            return new Reply(client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static Map<String, String> pairs(String... headers) {
        Map<String, String> pairs = new java.util.LinkedHashMap<>();
        for (int i = 0; i < headers.length; i += 2) {
            pairs.put(headers[i], headers[i + 1]);
        }
        return pairs;
    }
}
