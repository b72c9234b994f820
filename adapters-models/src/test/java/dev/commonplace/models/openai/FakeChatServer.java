package dev.commonplace.models.openai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

/** A real HTTP server that speaks as told, and else like an endpoint that works. */
final class FakeChatServer implements AutoCloseable {
    /** What the server does with one request. */
    @FunctionalInterface
    interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    final List<String> authorizations = new CopyOnWriteArrayList<>();

    private final ObjectMapper mapper = new ObjectMapper();
    private final Queue<Behaviour> next = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    FakeChatServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.setExecutor(threads);
        server.createContext("/v1/chat/completions", this::handle);
        server.start();
    }

    URI baseUrl() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
    }

    FakeChatServer then(Behaviour behaviour) {
        next.add(behaviour);
        return this;
    }

    FakeChatServer thenStatus(int status, String... headers) {
        return then(exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            send(exchange, status, "{\"error\":{\"message\":\"Incorrect key: secret-key\"}}");
        });
    }

    FakeChatServer thenBody(String body) {
        return then(exchange -> send(exchange, 200, body));
    }

    FakeChatServer thenSays(String text, String finishReason) {
        return thenBody(reply(text, finishReason));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(mapper.readTree(exchange.getRequestBody()));
            authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            Behaviour behaviour = next.poll();
            if (behaviour == null) {
                send(exchange, 200, reply("It works.", "stop"));
            } else {
                behaviour.answer(exchange);
            }
        }
    }

    private String reply(String text, String finishReason) {
        ObjectNode reply =
                mapper.createObjectNode().put("object", "chat.completion").put("model", "some-model-2026");
        reply.putArray("choices")
                .addObject()
                .put("index", 0)
                .put("finish_reason", finishReason)
                .putObject("message")
                .put("role", "assistant")
                .put("content", text);
        reply.putObject("usage").put("prompt_tokens", 12).put("completion_tokens", 3);
        return reply.toString();
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
