package dev.commonplace.benchmarks.move;

import com.fasterxml.jackson.databind.JsonNode;
import dev.commonplace.benchmarks.support.BenchmarkDatabase;
import dev.commonplace.models.onnx.OnnxEmbedText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A tenant changes its model from 384 to 768 dimensions, goes back, forth again, and drops what it has left; all the time it
 * is searched in every mode and written to, through a service of its own. Ends with 1 where a search failed, a chunk was
 * lost, or the answers differ. Arguments: chunks, seconds of each phase, and what starts the service.
 */
public final class MoveBenchmark {
    private static final int DOCUMENTS_PER_BATCH = 200;
    private static final int QUERIES = 60;
    private static final double OVERLAP_LEAST = 0.98;
    private static final String SPACES = "/v1/embedding-spaces";

    private final MovingService service;
    private final BenchmarkDatabase database;
    private final Load load;
    private final int chunks;
    private final long phaseMillis;
    private final List<String> missed = new ArrayList<>();

    private MoveBenchmark(MovingService service, BenchmarkDatabase database, int chunks, int phaseSeconds) {
        this.service = service;
        this.database = database;
        this.load = new Load(service, chunks);
        this.chunks = chunks;
        this.phaseMillis = TimeUnit.SECONDS.toMillis(phaseSeconds);
    }

    public static void main(String[] arguments) throws Exception {
        int chunks = Integer.parseInt(arguments[0]);
        int phaseSeconds = Integer.parseInt(arguments[1]);
        List<String> command = List.of(arguments).subList(2, arguments.length);
        Path directory = Files.createTempDirectory("commonplace-move-");
        List<String> missed;
        try (BenchmarkDatabase database = BenchmarkDatabase.start();
                OnnxEmbedText narrow = new OnnxEmbedText(directory, 1);
                WideModelServer wide = new WideModelServer(narrow);
                MovingService service = MovingService.start(command, settings(database, wide), directory)) {
            missed = new MoveBenchmark(service, database, chunks, phaseSeconds).run();
        }
        missed.forEach(bar -> System.out.println("MISSED: " + bar));
        System.exit(missed.isEmpty() ? 0 : 1);
    }

    private static Map<String, String> settings(BenchmarkDatabase database, WideModelServer wide) {
        return Map.of(
                "DATABASE_URL", database.url(),
                "COMMONPLACE_EMBEDDING_2_URL", wide.baseUrl().toString(),
                "COMMONPLACE_EMBEDDING_2_MODEL", WideModelServer.MODEL,
                "COMMONPLACE_EMBEDDING_2_DIMENSION", Integer.toString(wide.dimension()),
                "COMMONPLACE_EMBEDDING_2_PRICE", "0.02");
    }

    private List<String> run() throws IOException, InterruptedException, SQLException {
        service.becomeTenant("moving");
        long start = System.nanoTime();
        populate();
        say("%,d chunks taken in and embedded (384 dimensions) in %.1f s", chunks, seconds(start));
        String old = service.get(SPACES).path("items").get(0).path("id").asText();
        load.start();
        load.phase("before the move");
        Thread.sleep(phaseMillis);
        List<Set<String>> before = answers();

        String space = service.post(SPACES, "{\"model\": \"" + WideModelServer.MODEL + "\"}")
                .path("id")
                .asText();
        load.phase("while it is filled");
        JsonNode estimate = service.post(SPACES + "/" + space + "/fill?dry_run=true", "{}");
        say(
                "estimate: %,d chunks, %,d tokens, %.0f texts/s, %.0f s, cost %s",
                estimate.path("chunks").asLong(),
                estimate.path("tokens").asLong(),
                estimate.path("texts_per_second").asDouble(),
                estimate.path("seconds").asDouble(),
                estimate.path("cost"));
        start = System.nanoTime();
        service.post(SPACES + "/" + space + "/fill", "{}");
        awaitState(space, "ready");
        say("filled (768 dimensions) in %.1f s", seconds(start));
        JsonNode comparison = service.post(SPACES + "/" + space + "/compare", "{\"queries\": 50, \"k\": 10}");
        say(
                "compared on %d logged queries: overlap@10 %.3f, rank correlation %.3f",
                comparison.path("queries").asInt(),
                comparison.path("overlap").asDouble(),
                comparison.path("rank_correlation").asDouble());

        switchBy("the switch", "after the switch", SPACES + "/" + space + "/activate");
        double overlap = overlap(before, answers());
        say("overlap@10 of %d questions before and after the switch: %.3f", QUERIES, overlap);
        require(overlap >= OVERLAP_LEAST, "overlap@10 before and after is " + overlap);
        requireNothingLost(space, "after the switch");

        switchBy("the rollback", "after the rollback", SPACES + "/rollback");
        require(service.get(SPACES + "/" + old).path("is_active").asBoolean(), "the rollback led elsewhere");
        double back = overlap(before, answers());
        say("overlap@10 before the move and after the rollback: %.3f", back);
        require(back >= OVERLAP_LEAST, "overlap@10 after the rollback is " + back);
        requireNothingLost(old, "after the rollback");

        switchBy("the way forth again", "while the old one goes", SPACES + "/rollback");
        drop(old);
        load.stop();
        awaitReady();
        requireNothingLost(space, "at the end");
        print();
        return missed;
    }

    private void populate() throws IOException, InterruptedException, SQLException {
        for (int first = 1; first <= chunks; first += DOCUMENTS_PER_BATCH) {
            StringBuilder lines = new StringBuilder();
            for (int i = first; i < first + DOCUMENTS_PER_BATCH && i <= chunks; i++) {
                lines.append("{\"content\": \"").append(load.document(i)).append("\", \"tags\": [\"first\"]}\n");
            }
            service.bulk(lines.toString());
        }
        awaitReady();
    }

    /** Switches, and tells how long that took and what the slowest search was meanwhile. */
    private void switchBy(String what, String phase, String path) throws IOException, InterruptedException {
        load.phase(phase);
        long start = System.nanoTime();
        JsonNode switched = service.post(path, "{}");
        say(
                "%s took %.0f ms; %d chunks got their vector by jobs afterwards",
                what, seconds(start) * 1_000, switched.path("chunks_lacking").asLong());
        Thread.sleep(phaseMillis);
    }

    private void drop(String space) throws IOException, InterruptedException, SQLException {
        long vectors =
                database.number("select count(*) from commonplace.chunk_embeddings where space_id = '" + space + "'");
        String job = service.delete(SPACES + "/" + space).path("job_id").asText();
        JsonNode state;
        do {
            Thread.sleep(500);
            state = service.get("/v1/jobs/" + job);
        } while (!state.path("state").asText().equals("completed"));
        long left =
                database.number("select count(*) from commonplace.chunk_embeddings where space_id = '" + space + "'");
        say(
                "dropped: %,d vectors, %,d bytes of vectors freed",
                state.at("/result/vectors").asLong(), state.at("/result/bytes").asLong());
        require(left == 0 && vectors > 0, left + " vectors of the dropped space are left");
    }

    /** Waits until nothing is being indexed, and looks for chunks that have no vector in the space. */
    private void requireNothingLost(String space, String when) throws IOException, InterruptedException, SQLException {
        String lost =
                "select count(*) from commonplace.chunks c where not exists (select from commonplace.chunk_embeddings e"
                        + " where e.tenant_id = c.tenant_id and e.chunk_id = c.id and e.space_id = '" + space + "')"
                        // Those that came a moment ago have a job.
                        + " and not exists (select from commonplace.documents d where d.tenant_id = c.tenant_id"
                        + " and d.id = c.document_id and d.status = 'indexing')";
        long count = database.number(lost);
        say("chunks lost %s: %d", when, count);
        require(count == 0, count + " chunks were lost " + when);
    }

    private List<Set<String>> answers() throws IOException, InterruptedException {
        List<Set<String>> answers = new ArrayList<>();
        for (int i = 0; i < QUERIES; i++) {
            Set<String> hits = new HashSet<>();
            // Only what was there from the start: what comes in meanwhile may be nearer, and should be.
            String body = "{\"mode\": \"semantic\", \"query\": \"" + load.query(i)
                    + "\", \"limit\": 10, \"filter\": {\"tags\": [\"first\"]}}";
            service.post("/v1/search", body)
                    .path("hits")
                    .forEach(hit -> hits.add(hit.path("chunk_id").asText()));
            answers.add(hits);
        }
        return answers;
    }

    private static double overlap(List<Set<String>> one, List<Set<String>> other) {
        double sum = 0;
        for (int i = 0; i < one.size(); i++) {
            Set<String> shared = new HashSet<>(one.get(i));
            shared.retainAll(other.get(i));
            sum += (double) shared.size() / Math.max(1, one.get(i).size());
        }
        return sum / one.size();
    }

    private void print() {
        System.out.println();
        System.out.printf("%-24s %9s %9s %9s %9s%n", "searches", "count", "p50 ms", "p95 ms", "max ms");
        load.millisByPhase()
                .forEach((phase, millis) -> System.out.printf(
                        Locale.ROOT,
                        "%-24s %,9d %9.1f %9.1f %9.1f%n",
                        phase,
                        millis.length,
                        Load.percentile(50, millis),
                        Load.percentile(95, millis),
                        Load.percentile(100, millis)));
        List<String> failures = load.failures();
        say(
                "%,d searches, %,d documents meanwhile, %d failed",
                load.searches(), load.documents() - chunks, failures.size());
        failures.stream().limit(5).forEach(System.out::println);
        require(failures.isEmpty(), failures.size() + " calls failed");
    }

    private void awaitReady() throws InterruptedException, SQLException {
        while (database.number("select count(*) from commonplace.documents where status <> 'ready'") > 0) {
            Thread.sleep(100);
        }
    }

    private void awaitState(String space, String state) throws IOException, InterruptedException {
        while (!service.get(SPACES + "/" + space).path("state").asText().equals(state)) {
            Thread.sleep(100);
        }
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            missed.add(otherwise);
        }
    }

    private static void say(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
