package dev.commonplace.models.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.commonplace.fixtures.embeddings.HashingEmbedText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server that answers as told, and else like an endpoint that works. */
final class FakeEmbeddingsServer implements AutoCloseable {
    /** What the server does with one request. */
    @FunctionalInterface
    interface Behaviour {
        void answer(HttpExchange exchange, JsonNode request) throws IOException;
    }

    static final int DIMENSION = 256;

    final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    final List<String> authorizations = new CopyOnWriteArrayList<>();

    private final ObjectMapper mapper = new ObjectMapper();
    private final HashingEmbedText vectors = new HashingEmbedText(DIMENSION);
    private final Queue<Behaviour> next = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    FakeEmbeddingsServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/v1/embeddings", this::handle);
        server.start();
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    FakeEmbeddingsServer then(Behaviour behaviour) {
        next.add(behaviour);
        return this;
    }

    FakeEmbeddingsServer thenStatus(int status, String... headers) {
        return then((exchange, request) -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            send(exchange, status, "{\"error\":{\"message\":\"Incorrect key: secret-key\"}}");
        });
    }

    FakeEmbeddingsServer thenBody(String body) {
        return then((exchange, request) -> send(exchange, 200, body));
    }

    FakeEmbeddingsServer thenReversed() {
        return then((exchange, request) -> {
            ObjectNode answer = working(request);
            ArrayNode reversed = mapper.createArrayNode();
            answer.get("data").forEach(item -> reversed.insert(0, item));
            send(exchange, 200, answer.set("data", reversed).toString());
        });
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = mapper.readTree(exchange.getRequestBody());
            requests.add(request);
            authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            Behaviour behaviour = next.poll();
            if (behaviour == null) {
                send(exchange, 200, working(request).toString());
            } else {
                behaviour.answer(exchange, request);
            }
        }
    }

    private ObjectNode working(JsonNode request) {
        ObjectNode answer = mapper.createObjectNode().put("object", "list");
        ArrayNode data = answer.putArray("data");
        for (JsonNode text : request.get("input")) {
            ArrayNode embedding = data.addObject()
                    .put("object", "embedding")
                    .put("index", data.size() - 1)
                    .putArray("embedding");
            for (float value : vectors.embed(text.asText()).values()) {
                embedding.add(value);
            }
        }
        return answer;
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
