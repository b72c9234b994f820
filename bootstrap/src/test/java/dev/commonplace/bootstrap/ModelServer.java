package dev.commonplace.bootstrap;

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
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of an embedding model whose vectors have as many dimensions as the address says. */
final class ModelServer implements AutoCloseable {
    private final ObjectMapper mapper = new ObjectMapper();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    private ModelServer(HttpServer server) {
        this.server = server;
    }

    static ModelServer start() {
        try {
            ModelServer model =
                    new ModelServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
            model.server.setExecutor(model.threads);
            model.server.createContext("/", model::handle);
            model.server.start();
            return model;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** The environment of a service whose default model this is. */
    Map<String, String> settings(int dimension) {
        return Map.of(
                "COMMONPLACE_EMBEDDING_URL",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/" + dimension + "/v1",
                "COMMONPLACE_EMBEDDING_MODEL",
                "words",
                "COMMONPLACE_EMBEDDING_DIMENSION",
                Integer.toString(dimension));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = mapper.readTree(exchange.getRequestBody());
            HashingEmbedText model = new HashingEmbedText(
                    Integer.parseInt(exchange.getRequestURI().getPath().split("/")[1]));
            ObjectNode answer = mapper.createObjectNode().put("object", "list");
            ArrayNode data = answer.putArray("data");
            for (JsonNode text : request.get("input")) {
                ObjectNode item = data.addObject().put("object", "embedding").put("index", data.size() - 1);
                ArrayNode vector = item.putArray("embedding");
                for (float value : model.embed(text.asText()).values()) {
                    vector.add(value);
                }
            }
            byte[] body = mapper.writeValueAsBytes(answer);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
