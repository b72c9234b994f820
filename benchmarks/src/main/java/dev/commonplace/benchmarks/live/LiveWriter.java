package dev.commonplace.benchmarks.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Somebody who writes a message every so often, remembers what has no ack, and sends that again after a drop. */
final class LiveWriter {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WORDS =
            "we should ask the ferry people about bridge tolls boats wind and water before the "
                    + "council meets again next week with its engineers";
    private static final long RECONNECT_MILLIS = 100;

    private final HttpClient http;
    private final URI uri;
    private final String key;
    private final String name;
    private final Map<String, Long> unanswered = new LinkedHashMap<>();
    private final Map<String, Integer> sequences = new LinkedHashMap<>();
    private final List<Long> ackMicros = new ArrayList<>();
    private final List<Long> reconnectMillis = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final AtomicReference<@Nullable WebSocket> open = new AtomicReference<>();
    private int sent;
    private int resent;
    private int movedAcks;

    /** @param name begins the names of its messages */
    LiveWriter(HttpClient http, URI uri, String key, String name) {
        this.http = http;
        this.uri = uri;
        this.key = key;
        this.name = name;
    }

    String name() {
        return name;
    }

    int sent() {
        return sent;
    }

    int resent() {
        return resent;
    }

    int movedAcks() {
        return movedAcks;
    }

    /** By the message's name, where the service said that it keeps it. */
    Map<String, Integer> sequences() {
        return sequences;
    }

    List<Long> ackMicros() {
        return ackMicros;
    }

    List<Long> reconnectMillis() {
        return reconnectMillis;
    }

    List<String> complaints() {
        return complaints;
    }

    /** Writes at a steady pace, drops or not, and then waits until everything has its ack. */
    void run(long beginNanos, long everyNanos, int messages, long patienceNanos) throws InterruptedException {
        for (int i = 0; i < messages; i++) {
            long due = beginNanos + i * everyNanos;
            while (System.nanoTime() < due) {
                stayConnected();
                Thread.sleep(Math.clamp((due - System.nanoTime()) / 1_000_000, 1, 50));
            }
            synchronized (this) {
                unanswered.put(name + "-" + i, System.nanoTime());
                sent++;
            }
            send(name + "-" + i);
        }
        long end = System.nanoTime() + patienceNanos;
        while (left() > 0 && System.nanoTime() < end) {
            stayConnected();
            Thread.sleep(20);
        }
        WebSocket socket = open.getAndSet(null);
        if (socket != null) {
            socket.abort();
        }
    }

    synchronized int left() {
        return unanswered.size();
    }

    private void stayConnected() throws InterruptedException {
        if (open.get() != null) {
            return;
        }
        long began = System.nanoTime();
        boolean first = sent == 0;
        while (true) {
            try {
                WebSocket socket = http.newWebSocketBuilder()
                        .header("Authorization", "Bearer " + key)
                        .buildAsync(uri, new Listener())
                        .join();
                open.set(socket);
                break;
            } catch (CompletionException refused) {
                Thread.sleep(RECONNECT_MILLIS);
            }
        }
        List<String> again;
        synchronized (this) {
            if (!first) {
                reconnectMillis.add((System.nanoTime() - began) / 1_000_000);
            }
            again = List.copyOf(unanswered.keySet());
            resent += again.size();
        }
        for (String id : again) {
            send(id);
        }
    }

    /** A message that cannot be sent now is sent again with all that have no ack. */
    private void send(String id) {
        WebSocket socket = open.get();
        if (socket == null) {
            return;
        }
        String json = "{\"type\":\"final\",\"client_message_id\":\"" + id + "\",\"participant\":\"" + name
                + "\",\"content\":\"" + id + " " + WORDS + "\"}";
        try {
            socket.sendText(json, true).join();
        } catch (CompletionException gone) {
            drop(socket);
        }
    }

    private void drop(WebSocket socket) {
        open.compareAndSet(socket, null);
        socket.abort();
    }

    private synchronized void answered(JsonNode answer) {
        switch (answer.path("type").asText()) {
            case "ack" -> {
                String id = answer.path("client_message_id").asText();
                Integer sequence = answer.path("sequence").asInt();
                Long sentNanos = unanswered.remove(id);
                if (sentNanos != null) {
                    ackMicros.add((System.nanoTime() - sentNanos) / 1_000);
                }
                Integer before = sequences.put(id, sequence);
                movedAcks += before == null || before.equals(sequence) ? 0 : 1;
            }
            case "error" -> complaints.add(answer.toString());
            default -> {}
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                try {
                    answered(JSON.readTree(text.toString()));
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            if (code != 1012) {
                synchronized (LiveWriter.this) {
                    complaints.add("closed with " + code + " " + reason);
                }
            }
            drop(from);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            drop(from);
        }
    }
}
