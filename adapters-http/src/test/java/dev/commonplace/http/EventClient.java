package dev.commonplace.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Reads server-sent events. */
final class EventClient implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String END = "end";

    private final HttpClient http = HttpClient.newHttpClient();
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final HttpResponse<Stream<String>> response;

    /** @param lastEventId empty for none */
    EventClient(int port, String path, String key, String lastEventId) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + key);
        if (!lastEventId.isEmpty()) {
            request.header("Last-Event-ID", lastEventId);
        }
        try {
            this.response = http.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
        Thread.ofVirtual().start(() -> {
            try (Stream<String> body = response.body()) {
                body.forEach(lines::add);
            } catch (UncheckedIOException cut) {
                lines.add("cut");
            }
            lines.add(END);
        });
    }

    /** An event. @param id empty where it has none */
    record Event(String id, String name, JsonNode data) {}

    int status() {
        return response.statusCode();
    }

    String mediaType() {
        return response.headers().firstValue("Content-Type").orElse("");
    }

    Event next() {
        String id = "";
        String name = "";
        for (String line = line(); ; line = line()) {
            if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("data: ")) {
                try {
                    return new Event(id, name, JSON.readTree(line.substring(6)));
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            } else if (line.equals(END)) {
                throw new IllegalStateException("The stream has ended.");
            }
        }
    }

    Event next(String name) {
        for (Event event = next(); ; event = next()) {
            if (event.name().equals(name)) {
                return event;
            }
        }
    }

    void awaitHeartbeat() {
        while (!line().startsWith(":")) {
            // events
        }
    }

    void awaitEnd() {
        while (!line().equals(END)) {
            // what comes before it
        }
    }

    private String line() {
        try {
            String line = lines.poll(10, TimeUnit.SECONDS);
            if (line == null) {
                throw new IllegalStateException("Nothing came.");
            }
            return line;
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
