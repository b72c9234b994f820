package dev.commonplace.benchmarks.move;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.commonplace.application.embeddings.EmbedText;
import dev.commonplace.domain.embeddings.Embedding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An OpenAI-compatible server of a model with twice as many dimensions as another. A vector is the other's, followed by the
 * same numbers turned: reversed, every second one negated. That keeps every cosine as it was, so that the two models agree
 * about everything, and what a move loses shows.
 */
final class WideModelServer implements AutoCloseable {
    static final String MODEL = "wide";

    private final ObjectMapper mapper = new ObjectMapper();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final EmbedText narrow;
    private final HttpServer server;

    WideModelServer(EmbedText narrow) throws IOException {
        this.narrow = narrow;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/v1/embeddings", this::handle);
        server.start();
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    int dimension() {
        return 2 * narrow.model().dimension();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = mapper.readTree(exchange.getRequestBody());
            List<String> texts = new ArrayList<>();
            request.get("input").forEach(text -> texts.add(text.asText()));
            ObjectNode answer = mapper.createObjectNode().put("object", "list");
            ArrayNode data = answer.putArray("data");
            for (Embedding vector : narrow.embed(texts)) {
                ArrayNode numbers =
                        data.addObject().put("index", data.size() - 1).putArray("embedding");
                for (float number : wide(vector.values())) {
                    numbers.add(number);
                }
            }
            byte[] body = mapper.writeValueAsBytes(answer);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static float[] wide(float[] narrow) {
        int length = narrow.length;
        float[] wide = new float[2 * length];
        for (int i = 0; i < length; i++) {
            wide[i] = narrow[i];
            wide[length + i] = narrow[length - 1 - i] * (i % 2 == 0 ? 1 : -1);
        }
        return wide;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
