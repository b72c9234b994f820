package dev.commonplace.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A WebSocket client as strangers write it, on what the JDK has. */
final class LiveClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration WAIT_MAX = Duration.ofSeconds(10);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<JsonNode> arrived = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final WebSocket socket;

    private LiveClient(int port, String path, String key, String... protocols) {
        WebSocket.Builder builder = http.newWebSocketBuilder().connectTimeout(WAIT_MAX);
        if (!key.isEmpty()) {
            builder.header("Authorization", "Bearer " + key);
        }
        if (protocols.length > 0) {
            builder.subprotocols(protocols[0], java.util.Arrays.copyOfRange(protocols, 1, protocols.length));
        }
        this.socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + port + path), new Listener())
                .join();
    }

    /** @throws java.util.concurrent.CompletionException with a WebSocketHandshakeException where it is refused */
    static LiveClient open(int port, String path, String key) {
        return new LiveClient(port, path, key);
    }

    static LiveClient openAsBrowser(int port, String path, String... protocols) {
        return new LiveClient(port, path, "", protocols);
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    arrived.add(JSON.readTree(text.toString()));
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            closed.complete(1006);
        }
    }

    String protocol() {
        return socket.getSubprotocol();
    }

    LiveClient send(String json) {
        socket.sendText(json, true).join();
        return this;
    }

    LiveClient sendBinary() {
        socket.sendBinary(ByteBuffer.wrap(new byte[] {1, 2, 3}), true).join();
        return this;
    }

    LiveClient say(String clientMessageId, String content) {
        return send("{\"type\": \"final\", \"client_message_id\": \"" + clientMessageId
                + "\", \"participant\": \"Ada\", \"content\": \"" + content + "\"}");
    }

    /** The next message; fails at once where the server has closed and none is to come. */
    JsonNode next() {
        long end = System.nanoTime() + WAIT_MAX.toNanos();
        try {
            while (true) {
                boolean last = closed.isDone() || System.nanoTime() > end;
                JsonNode node = arrived.poll(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS);
                if (node != null) {
                    return node;
                }
                if (last) {
                    throw new IllegalStateException("Nothing came; closed: " + closed);
                }
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /** The next message of that type; others are passed over. */
    JsonNode next(String type) {
        for (JsonNode node = next(); ; node = next()) {
            if (node.path("type").asText().equals(type)) {
                return node;
            }
        }
    }

    boolean isQuiet() {
        return arrived.isEmpty();
    }

    /** By which code the server closed; 1006 for none. */
    int closed() {
        try {
            return closed.get(WAIT_MAX.toSeconds(), TimeUnit.SECONDS);
        } catch (Exception late) {
            throw new IllegalStateException("It is not closed.", late);
        }
    }

    boolean isClosed() {
        return closed.isDone();
    }

    @Override
    public void close() {
        if (!closed.isDone()) {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").exceptionally(gone -> socket);
        }
        socket.abort();
        http.shutdownNow();
    }
}
