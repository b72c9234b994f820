package dev.commonplace.benchmarks.live;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Somebody who follows a conversation by server-sent events, and resumes after a drop. */
final class LiveFollower {
    private static final String ID = "id: ";
    private static final String EVENT = "event: ";

    private final HttpClient http;
    private final URI uri;
    private final String key;
    private final List<Integer> seen = new ArrayList<>();
    private volatile boolean stopped;
    private int connections;

    LiveFollower(HttpClient http, URI uri, String key) {
        this.http = http;
        this.uri = uri;
        this.key = key;
    }

    /** The sequences of the messages that were told, in that order. */
    synchronized List<Integer> seen() {
        return List.copyOf(seen);
    }

    int connections() {
        return connections;
    }

    void stop() {
        stopped = true;
    }

    void run() throws InterruptedException {
        String last = "-1";
        while (!stopped) {
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .header("Authorization", "Bearer " + key)
                    .header("Last-Event-ID", last)
                    .build();
            try {
                HttpResponse<Stream<String>> response = http.send(request, HttpResponse.BodyHandlers.ofLines());
                if (response.statusCode() == 200) {
                    connections++;
                    last = read(response.body(), last);
                }
            } catch (IOException dropped) {
                // Then it connects again.
            }
            Thread.sleep(100);
        }
    }

    private String read(Stream<String> lines, String before) {
        String last = before;
        try (lines) {
            String id = "";
            for (Iterator<String> next = lines.iterator(); !stopped && next.hasNext(); ) {
                String line = next.next();
                if (line.startsWith(ID)) {
                    id = line.substring(ID.length());
                } else if (line.equals(EVENT + "message")) {
                    last = id;
                    synchronized (this) {
                        seen.add(Integer.valueOf(id));
                    }
                }
            }
        } catch (java.io.UncheckedIOException dropped) {
            return last;
        }
        return last;
    }
}
