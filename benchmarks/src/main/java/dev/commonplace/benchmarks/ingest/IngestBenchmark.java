package dev.commonplace.benchmarks.ingest;

import com.zaxxer.hikari.HikariDataSource;
import dev.commonplace.benchmarks.support.BenchmarkDatabase;
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
    private final Map<String, List<Double>> rates = new LinkedHashMap<>();

    private IngestBenchmark(BenchmarkDatabase database, int chunks, int before) {
        this.database = database;
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
                    rates.clear();
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
        double request = measure(REQUEST, own.adding(given, tenantId));
        double words = measure(WORDS, own.indexingWords(tenantId));
        rates.computeIfAbsent(WHOLE, unused -> new ArrayList<>()).add(1 / (1 / request + 1 / words));
        measure(LANGCHAIN4J, langchain4j.adding(given, tenantId.toString()));
        measure(COPY_WHOLE, copy.of(tenantId.value(), "documents", "chunks", "chunk_terms", "chunk_embeddings"));
        measure(COPY_REQUEST, copy.of(tenantId.value(), "documents", "chunks", "chunk_embeddings"));
        measure(SPRING_AI, springAi.adding(given, tenantId.toString()));
    }

    private double measure(String name, Runnable work) {
        long start = System.nanoTime();
        work.run();
        double rate = chunks / ((System.nanoTime() - start) / 1e9);
        rates.computeIfAbsent(name, unused -> new ArrayList<>()).add(rate);
        return rate;
    }

    private void print(int rounds) {
        System.out.printf(
                Locale.ROOT,
                "%,d chunks of 800 characters and 384 numbers a round, %d rounds, %,d chunks there before; medians%n",
                chunks,
                rounds,
                before);
        rates.forEach(
                (name, measured) -> System.out.printf(Locale.ROOT, "  %-60s %,9.0f rows/s%n", name, median(measured)));
        ratio(REQUEST, LANGCHAIN4J, 2);
        ratio(REQUEST, SPRING_AI, 20);
        ratio(REQUEST, COPY_REQUEST, 0.5);
        ratio(WHOLE, LANGCHAIN4J, 2);
        ratio(WHOLE, SPRING_AI, 20);
        ratio(WHOLE, COPY_WHOLE, 0.5);
    }

    /** Of each round by itself: what slows one slows its neighbours. */
    private void ratio(String ours, String theirs, double wanted) {
        List<Double> a = rates.getOrDefault(ours, List.of());
        List<Double> b = rates.getOrDefault(theirs, List.of());
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < a.size(); i++) {
            ratios.add(a.get(i) / b.get(i));
        }
        System.out.printf(
                Locale.ROOT, "  %5.2f x (wanted: %4.1f)  %s  against  %s%n", median(ratios), wanted, ours, theirs);
    }

    private static double median(List<Double> values) {
        return Figures.median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
