package dev.commonplace.benchmarks.ingest;

import com.zaxxer.hikari.HikariDataSource;
import dev.commonplace.benchmarks.support.BenchmarkDatabase;
import dev.commonplace.benchmarks.support.Effort;
import dev.commonplace.benchmarks.support.Figures;
import dev.commonplace.benchmarks.support.SyntheticVectors;
import dev.commonplace.domain.shared.TenantId;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Brings the same chunks with their vectors into our tables, into LangChain4j's and Spring AI's and, finished, by COPY; all on
 * one server in one run, several rounds in turn. Arguments: chunks in a round, rounds, chunks that are there before.
 */
public final class IngestBenchmark {
    private static final String REQUEST = "commonplace: documents, chunks, vectors (found by meaning)";
    private static final String WORDS = "commonplace: the job that indexes words";
    private static final String WHOLE = "commonplace: both (found by words as well)";
    private static final String COPY_REQUEST = "COPY of the same rows as in the request";
    private static final String COPY_WHOLE = "COPY of all, words included";
    private static final String LANGCHAIN4J = "LangChain4j PgVectorEmbeddingStore, no index";
    private static final String SPRING_AI = "Spring AI PgVectorStore, HNSW";

    private final BenchmarkDatabase database;
    private final int chunks;
    private final int before;
    private final long server;
    private final Map<String, List<Effort>> efforts = new LinkedHashMap<>();

    private IngestBenchmark(BenchmarkDatabase database, int chunks, int before) throws SQLException {
        this.database = database;
        this.server = database.processId();
        this.chunks = chunks;
        this.before = before;
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        int chunks = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
        int before = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 50_000;
        try (BenchmarkDatabase database = BenchmarkDatabase.start()) {
            new IngestBenchmark(database, chunks, before).run(rounds);
        }
    }

    private void run(int rounds) throws SQLException, IOException {
        try (HikariDataSource peers = database.pool(2, "public");
                HikariDataSource pool = database.pool(2, "commonplace,public")) {
            database.execute(
                    "create extension if not exists hstore schema public",
                    "create extension if not exists \"uuid-ossp\" schema public");
            OwnIngest own = new OwnIngest(pool);
            BareCopy copy = new BareCopy(pool);
            Langchain4jStore langchain4j = new Langchain4jStore(peers, SyntheticVectors.DIMENSION);
            SpringAiStore springAi = new SpringAiStore(peers, SyntheticVectors.DIMENSION);
            fillBefore(own);
            // The first round warms everybody up and does not count.
            for (int round = 0; round <= rounds; round++) {
                round(round, own, copy, langchain4j, springAi);
                if (round == 0) {
                    efforts.clear();
                }
            }
            print(rounds);
        }
    }

    private void fillBefore(OwnIngest own) throws SQLException {
        if (before == 0) {
            return;
        }
        TenantId tenantId = database.tenant(999);
        own.adding(GivenChunks.of(1_000_000_000L, before), tenantId).run();
        own.indexingWords(tenantId).run();
        String vectors = " from commonplace.chunk_embeddings as e join commonplace.chunks as c"
                + " on c.tenant_id = e.tenant_id and c.id = e.chunk_id where e.tenant_id = '" + tenantId + "'";
        database.execute(
                "insert into " + Langchain4jStore.TABLE + " (embedding_id, embedding, text, metadata)"
                        + " select c.id, e.embedding::vector, c.content, '{\"tenant\": \"before\"}'" + vectors,
                "insert into " + SpringAiStore.TABLE + " (id, content, metadata, embedding)"
                        + " select c.id, c.content, '{\"tenant\": \"before\"}', e.embedding::vector" + vectors,
                "vacuum analyze");
    }

    private void round(int round, OwnIngest own, BareCopy copy, Langchain4jStore langchain4j, SpringAiStore springAi)
            throws SQLException, IOException {
        GivenChunks given = GivenChunks.of((long) round * chunks, chunks);
        TenantId tenantId = database.tenant(round);
        Effort request = measure(REQUEST, own.adding(given, tenantId));
        Effort words = measure(WORDS, own.indexingWords(tenantId));
        efforts.computeIfAbsent(WHOLE, unused -> new ArrayList<>()).add(request.and(words));
        measure(LANGCHAIN4J, langchain4j.adding(given, tenantId.toString()));
        measure(COPY_WHOLE, copy.of(tenantId.value(), "documents", "chunks", "chunk_terms", "chunk_embeddings"));
        measure(COPY_REQUEST, copy.of(tenantId.value(), "documents", "chunks", "chunk_embeddings"));
        measure(SPRING_AI, springAi.adding(given, tenantId.toString()));
    }

    private Effort measure(String name, Runnable work) {
        Effort effort = Effort.of(work, server);
        efforts.computeIfAbsent(name, unused -> new ArrayList<>()).add(effort);
        return effort;
    }

    private void print(int rounds) {
        System.out.printf(
                Locale.ROOT,
                "%,d chunks of 800 characters and 384 numbers a round, %d rounds, %,d chunks there before; medians%n"
                        + "  %-60s %9s %22s%n",
                chunks,
                rounds,
                before,
                "",
                "rows/s",
                "computing: here+server");
        efforts.forEach((name, measured) -> System.out.printf(
                Locale.ROOT,
                "  %-60s %,9.0f %7.0f + %4.0f us a row%n",
                name,
                median(measured, effort -> chunks / effort.wallMillis() * 1e3),
                median(measured, effort -> effort.clientMillis() / chunks * 1e3),
                median(measured, effort -> effort.serverMillis() / chunks * 1e3)));
        ratio(REQUEST, LANGCHAIN4J, 2);
        ratio(REQUEST, SPRING_AI, 20);
        ratio(REQUEST, COPY_REQUEST, 0.5);
        ratio(WHOLE, LANGCHAIN4J, 2);
        ratio(WHOLE, SPRING_AI, 20);
        ratio(WHOLE, COPY_WHOLE, 0.5);
    }

    /** Of each round by itself: what slows one slows its neighbours. */
    private void ratio(String ours, String theirs, double wanted) {
        System.out.printf(
                Locale.ROOT,
                "  %5.2f x (wanted: %4.1f; by computing %5.2f x)  %s  against  %s%n",
                median(ours, theirs, Effort::wallMillis),
                wanted,
                median(ours, theirs, Effort::computingMillis),
                ours,
                theirs);
    }

    private double median(String ours, String theirs, ToDoubleFunction<Effort> of) {
        List<Effort> a = efforts.getOrDefault(ours, List.of());
        List<Effort> b = efforts.getOrDefault(theirs, List.of());
        return Figures.median(IntStream.range(0, Math.min(a.size(), b.size()))
                .mapToDouble(i -> of.applyAsDouble(b.get(i)) / of.applyAsDouble(a.get(i)))
                .toArray());
    }

    private static double median(List<Effort> efforts, ToDoubleFunction<Effort> of) {
        return Figures.median(efforts.stream().mapToDouble(of).toArray());
    }
}
