package dev.commonplace.models.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server that answers as told, and else like an endpoint that works. */
abstract class FakeOpenAiServer implements AutoCloseable {
    /** What the server does with one request. */
    @FunctionalInterface
    interface Behaviour {
        void answer(HttpExchange exchange, JsonNode request) throws IOException;
    }

    final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    final List<String> authorizations = new CopyOnWriteArrayList<>();
    final ObjectMapper mapper = new ObjectMapper();

    private final Queue<Behaviour> next = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    /** @param path of the one endpoint, below the base */
    FakeOpenAiServer(String path) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/v1" + path, this::handle);
        server.start();
    }

    /** The body of an answer that works. */
    abstract String working(JsonNode request);

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    FakeOpenAiServer then(Behaviour behaviour) {
        next.add(behaviour);
        return this;
    }

    FakeOpenAiServer thenStatus(int status, String... headers) {
        return then((exchange, request) -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            send(exchange, status, "{\"error\":{\"message\":\"Incorrect key: secret-key\"}}");
        });
    }

    FakeOpenAiServer thenBody(String body) {
        return then((exchange, request) -> send(exchange, 200, body));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = mapper.readTree(exchange.getRequestBody());
            requests.add(request);
            authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            Behaviour behaviour = next.poll();
            if (behaviour == null) {
                send(exchange, 200, working(request));
            } else {
                behaviour.answer(exchange, request);
            }
        }
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
