package dev.commonplace.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Puts the Cranfield abstracts into a running service, waits until all are ready, puts them in again, asks every dev
 * question in every mode, and leaves a TREC run file for each mode.
 *
 * <p>Arguments: the service's address, a key, the folder of the collection, the folder for the results. With the word
 * {@code convert} in place of the first two it only writes the NDJSON file.
 */
public final class CranfieldBenchmark {
    private static final List<String> MODES = List.of("text", "semantic", "hybrid");
    private static final int HITS = 200;
    private static final long READY_LIMIT_MILLIS = 600_000;

    private CranfieldBenchmark() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        boolean convertOnly = arguments.length == 3 && arguments[0].equals("convert");
        if (!convertOnly && arguments.length != 4) {
            System.err.println("Arguments: ADDRESS KEY COLLECTION RESULTS, or: convert COLLECTION RESULTS");
            System.exit(64);
        }
        Cranfield cranfield = new Cranfield(Path.of(arguments[arguments.length - 2]));
        Path results = Files.createDirectories(Path.of(arguments[arguments.length - 1]));
        List<Cranfield.Abstract> abstracts = cranfield.abstracts();
        String ndjson = Cranfield.toNdjson(abstracts);
        Files.writeString(results.resolve("cranfield.ndjson"), ndjson);
        System.out.printf(Locale.ROOT, "converted   %d abstracts to cranfield.ndjson%n", abstracts.size());
        if (convertOnly) {
            return;
        }
        Service service = new Service(URI.create(arguments[0]), arguments[1]);
        ingest(service, ndjson, "first");
        ingest(service, ndjson, "again");
        for (String mode : MODES) {
            ask(service, mode, cranfield.questions(), results.resolve(mode + ".run"));
        }
    }

    private static void ingest(Service service, String ndjson, String which) throws IOException, InterruptedException {
        long start = System.nanoTime();
        JsonNode answer = service.post("/v1/documents/bulk", "application/x-ndjson", ndjson);
        long taken = millisSince(start);
        while (!service.get("/v1/documents?status=indexing&limit=1")
                .path("items")
                .isEmpty()) {
            if (millisSince(start) > READY_LIMIT_MILLIS) {
                throw new IOException("Not ready after " + READY_LIMIT_MILLIS + " ms.");
            }
            Thread.sleep(100);
        }
        int failed =
                service.get("/v1/documents?status=failed&limit=1").path("items").size();
        System.out.printf(
                Locale.ROOT,
                "%-11s created %d, replaced %d, unchanged %d, refused %d; taken in after %.1f s, ready after %.1f s%s%n",
                which,
                answer.path("created").asInt(),
                answer.path("replaced").asInt(),
                answer.path("unchanged").asInt(),
                answer.path("refused").asInt(),
                taken / 1000.0,
                millisSince(start) / 1000.0,
                failed == 0 ? "" : "; SOME FAILED");
    }

    private static void ask(Service service, String mode, Map<String, String> questions, Path run)
            throws IOException, InterruptedException {
        ObjectMapper json = new ObjectMapper();
        StringBuilder lines = new StringBuilder();
        long[] nanos = new long[questions.size()];
        int asked = 0;
        for (Map.Entry<String, String> question : questions.entrySet()) {
            ObjectNode body = json.createObjectNode();
            body.put("query", question.getValue()).put("mode", mode).put("limit", HITS);
            long start = System.nanoTime();
            JsonNode answer = service.post("/v1/search", "application/json", body.toString());
            nanos[asked++] = System.nanoTime() - start;
            // A document stands where the best of its chunks stands.
            Set<String> documents = new LinkedHashSet<>();
            for (JsonNode hit : answer.path("hits")) {
                String id = hit.path("document").path("external_id").asText();
                if (documents.add(id)) {
                    lines.append(question.getKey()).append(" Q0 ").append(id).append(' ');
                    lines.append(documents.size())
                            .append(' ')
                            .append(hit.path("score").asDouble());
                    lines.append(" commonplace-").append(mode).append('\n');
                }
            }
        }
        Files.writeString(run, lines);
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%-11s %d questions, p50 %.1f ms, p95 %.1f ms (200 hits each, over HTTP)%n",
                mode,
                asked,
                nanos[asked / 2] / 1e6,
                nanos[asked * 95 / 100] / 1e6);
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
