package dev.commonplace.benchmarks.move;

import com.fasterxml.jackson.databind.JsonNode;
import dev.commonplace.benchmarks.support.Figures;
import dev.commonplace.benchmarks.support.SyntheticTexts;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** People who search in every mode and somebody who brings documents, all the time, until they are stopped. */
final class Load {
    private static final String[] MODES = {"text", "semantic", "hybrid"};
    private static final int SEARCHERS = 4;
    private static final int QUERIES = 200;
    private static final long INGEST_PAUSE_MILLIS = 100;
    private static final double NANOS_PER_MILLI = 1e6;

    private final MovingService service;
    private final SyntheticTexts texts = new SyntheticTexts();
    private final AtomicLong searches = new AtomicLong();
    private final AtomicInteger documents;
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Map<String, Queue<Double>> millisByPhase = new LinkedHashMap<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile Queue<Double> millis = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    Load(MovingService service, int documentsBefore) {
        this.service = service;
        this.documents = new AtomicInteger(documentsBefore);
    }

    void start() {
        for (int i = 0; i < SEARCHERS; i++) {
            threads.add(Thread.ofPlatform().start(() -> repeat(this::search)));
        }
        threads.add(Thread.ofPlatform().start(() -> repeat(this::ingest)));
    }

    /** What is measured from now on belongs to this phase. */
    void phase(String name) {
        millis = millisByPhase.computeIfAbsent(name, unused -> new ConcurrentLinkedQueue<>());
    }

    void stop() throws InterruptedException {
        over = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }

    long searches() {
        return searches.get();
    }

    int documents() {
        return documents.get();
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    Map<String, double[]> millisByPhase() {
        Map<String, double[]> all = new LinkedHashMap<>();
        millisByPhase.forEach((phase, measured) -> all.put(
                phase, measured.stream().mapToDouble(Double::doubleValue).toArray()));
        return all;
    }

    /** What somebody asks; the same number asks the same. */
    String query(long number) {
        return texts.query(number % QUERIES, 3);
    }

    String document(int number) {
        return texts.text(number, 160);
    }

    static double percentile(int percent, double... millis) {
        return millis.length == 0 ? 0 : Figures.percentile(percent, millis);
    }

    private interface Step {
        void take() throws IOException, InterruptedException;
    }

    private void repeat(Step step) {
        while (!over) {
            try {
                step.take();
            } catch (IOException | InterruptedException | RuntimeException failure) {
                failures.add(failure.toString());
            }
        }
    }

    private void search() throws IOException, InterruptedException {
        long number = searches.incrementAndGet();
        String mode = MODES[(int) (number % MODES.length)];
        Queue<Double> phase = millis;
        long start = System.nanoTime();
        JsonNode answer = service.post(
                "/v1/search", "{\"mode\": \"" + mode + "\", \"query\": \"" + query(number) + "\", \"limit\": 10}");
        phase.add((System.nanoTime() - start) / NANOS_PER_MILLI);
        if (!answer.path("mode").asText().equals(mode)
                || (!mode.equals("text") && answer.path("hits").size() < 10)) {
            failures.add(mode + " gave " + answer.path("hits").size() + " hits: " + answer.path("degraded"));
        }
    }

    private void ingest() throws IOException, InterruptedException {
        int number = documents.incrementAndGet();
        JsonNode stored = service.post("/v1/documents", "{\"content\": \"" + document(number) + "\"}");
        if (stored.path("id").isMissingNode()) {
            failures.add("A document was not taken in: " + stored);
        }
        Thread.sleep(INGEST_PAUSE_MILLIS);
    }
}
