package dev.commonplace.benchmarks.tenants;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.commonplace.application.search.ApplyIndexPolicy;
import dev.commonplace.benchmarks.support.ServerProcess;
import dev.commonplace.benchmarks.tenants.Measure.Figures;
import dev.commonplace.domain.embeddings.IndexDecision.Action;
import dev.commonplace.domain.embeddings.IndexPolicy;
import dev.commonplace.embeddedpostgres.ClusterAddress;
import dev.commonplace.embeddedpostgres.ClusterSettings;
import dev.commonplace.embeddedpostgres.EmbeddedPostgres;
import dev.commonplace.embeddedpostgres.InstalledServers;
import dev.commonplace.migrations.Migrator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A thousand tenants of very different size, searched by meaning: our use case beside Spring AI's PgVectorStore and LangChain4j's
 * PgVectorEmbeddingStore, on the same vectors, the same server and in the same run. Exit code 1 where the bar does not hold.
 *
 * <p>Arguments: {@code --scale 0.1} for smaller large tenants, {@code --seconds 3} for each measurement.
 */
public final class TenantsBenchmark {
    private static final double RECALL_LEAST = 0.99;
    private static final double P50_MILLIS_MAX = 7;
    private static final int CONNECTIONS = 4;
    private static final int LOOKS_MAX = 5;
    private static final long LOOK_PAUSE_MILLIS = 6_000;

    private final double scale;
    private final double seconds;
    private final double loadSeconds;

    private TenantsBenchmark(double scale, double seconds, double loadSeconds) {
        this.scale = scale;
        this.seconds = seconds;
        this.loadSeconds = loadSeconds;
    }

    public static void main(String[] arguments) throws Exception {
        double scale = 1;
        double seconds = 3;
        double loadSeconds = 25;
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            double value = Double.parseDouble(arguments[i + 1]);
            switch (arguments[i]) {
                case "--scale" -> scale = value;
                case "--seconds" -> seconds = value;
                case "--load-seconds" -> loadSeconds = value;
                default -> throw new IllegalArgumentException("Unknown: " + arguments[i]);
            }
        }
        boolean holds = new TenantsBenchmark(scale, seconds, loadSeconds).run();
        System.exit(holds ? 0 : 1);
    }

    private boolean run() throws Exception {
        // Root's server runs as another account, which has to come in.
        Path directory = Files.createTempDirectory("commonplace-tenants-");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        ClusterSettings settings = ClusterSettings.defaults()
                .with("shared_buffers", "2GB")
                .with("maintenance_work_mem", "1GB")
                .with("max_wal_size", "4GB");
        try (EmbeddedPostgres postgres =
                        EmbeddedPostgres.start(directory, settings, InstalledServers.find(System.getenv()));
                HikariDataSource ours = pool(postgres, true);
                HikariDataSource peers = pool(postgres, false)) {
            return measure(postgres, ours, peers);
        } finally {
            delete(directory);
        }
    }

    private boolean measure(EmbeddedPostgres postgres, HikariDataSource ours, HikariDataSource peers)
            throws SQLException {
        new Migrator(postgres.dataSource()).migrate();
        Population population = new Population(scale);
        say("%d tenants, %d chunks, %d dimensions", Population.TENANTS, population.chunks(), Mixture.DIMENSION);
        IndexPolicy policy = new IndexPolicy(
                Math.max(2, (long) (IndexPolicy.DEFAULT.exactUpTo() * scale)),
                Math.max(1, (long) (IndexPolicy.DEFAULT.busyExactUpTo() * scale)),
                IndexPolicy.DEFAULT.busySearchesPerSecond(),
                IndexPolicy.DEFAULT.indexesMax(),
                IndexPolicy.DEFAULT.recallAlarm());
        long server = serverProcess(postgres);
        long start = System.nanoTime();
        try (OurLibrary library = new OurLibrary(ours, postgres.dataSource(), policy);
                Connection owner = postgres.dataSource().getConnection();
                Statement statement = owner.createStatement()) {
            library.load(owner, population);
            say("loaded through our persistence in %.0f s", (System.nanoTime() - start) / 1e9);
            statement.execute("vacuum analyze");
            List<Searched> systems =
                    List.of(library, spring(statement, peers, population), langchain(statement, peers));
            statement.execute("vacuum analyze");
            Map<String, Figures> before = new LinkedHashMap<>();
            Map<String, List<Figures>> figures = new LinkedHashMap<>();
            population.questions().forEach((size, questions) -> {
                before.put(
                        size,
                        Measure.of(List.of(library), questions, seconds, server).getFirst());
                // Measured at once: an index that only its load deserves goes when the load does.
                letThePolicySee(library, questions);
                figures.put(size, Measure.of(systems, questions, seconds, server));
            });
            return report(before, systems, figures);
        }
    }

    private static long serverProcess(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = postgres.dataSource().getConnection()) {
            return ServerProcess.of(connection);
        }
    }

    private static Searched spring(Statement statement, HikariDataSource pool, Population population)
            throws SQLException {
        statement.execute("create extension if not exists hstore; create extension if not exists \"uuid-ossp\"");
        Searched spring = Peers.spring(
                pool,
                population.questions().values().stream().flatMap(List::stream).toList());
        // Built on loaded data, which takes minutes less than row by row and gives the better graph.
        statement.execute("drop index if exists public.spring_ai_vector_index");
        fill(statement, Peers.SPRING_TABLE + " (id, content, metadata, embedding)");
        long start = System.nanoTime();
        statement.execute("create index spring_ai_vector_index on " + Peers.SPRING_TABLE
                + " using hnsw (embedding vector_cosine_ops)");
        say("Spring AI's index over all: %.0f s", (System.nanoTime() - start) / 1e9);
        return spring;
    }

    private static Searched langchain(Statement statement, HikariDataSource pool) throws SQLException {
        Searched langchain = Peers.langchain(pool);
        fill(statement, Peers.LANGCHAIN_TABLE + " (embedding_id, text, metadata, embedding)");
        return langchain;
    }

    private static void fill(Statement statement, String into) throws SQLException {
        statement.execute("insert into " + into
                + " select c.id, c.content, json_build_object('tenant', c.tenant_id), e.embedding::vector"
                + " from commonplace.chunks c join commonplace.chunk_embeddings e"
                + " on e.tenant_id = c.tenant_id and e.chunk_id = c.id order by md5(c.id::text)");
    }

    private void letThePolicySee(OurLibrary library, List<Population.Question> questions) {
        library.look();
        Measure.load(library, questions, loadSeconds * Math.min(1, questions.size() / 20.0));
        for (int look = 0; look < LOOKS_MAX; look++) {
            List<ApplyIndexPolicy.Step> steps = library.look();
            report(steps);
            if (steps.stream().noneMatch(step -> step.decision().action() == Action.WAIT)) {
                return;
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void report(List<ApplyIndexPolicy.Step> steps) {
        for (ApplyIndexPolicy.Step step : steps) {
            if (step.decision().action() != Action.KEEP) {
                say(
                        "  %s %s: %s%s",
                        step.decision().action(),
                        step.state().space().indexName(),
                        step.state().reason(),
                        step.state()
                                .index()
                                .map(cost -> String.format(
                                        Locale.ROOT,
                                        " (%.1f s, %d MB)",
                                        cost.buildTime().toMillis() / 1e3,
                                        cost.bytes() >> 20))
                                .orElse(""));
            }
        }
    }

    private static boolean report(
            Map<String, Figures> before, List<Searched> systems, Map<String, List<Figures>> figures) {
        say(
                "%n%-8s %-24s %9s %7s %9s %9s %8s %9s %22s",
                "tenant",
                "system",
                "recall@10",
                "rows",
                "p50 ms",
                "p95 ms",
                "QPS",
                "right/s",
                "computing: here+server");
        List<String> broken = new ArrayList<>();
        figures.forEach((size, measured) -> {
            line(size, "Commonplace, all exact", Objects.requireNonNull(before.get(size)));
            for (int i = 0; i < measured.size(); i++) {
                line(size, systems.get(i).name(), measured.get(i));
            }
            Figures own = measured.getFirst();
            expect(broken, own.recall() >= RECALL_LEAST, size + ": recall " + own.recall());
            expect(broken, own.fewest() >= 1, size + ": fewer hits than exist");
            expect(broken, own.p50Millis() <= P50_MILLIS_MAX, size + ": p50 " + own.p50Millis() + " ms");
            for (int i = 1; i < measured.size(); i++) {
                expect(
                        broken,
                        own.rightPerSecond() > measured.get(i).rightPerSecond(),
                        size + ": fewer right results a second than "
                                + systems.get(i).name());
            }
        });
        say("%n%s", broken.isEmpty() ? "The bar holds." : "The bar does not hold: " + String.join("; ", broken));
        return broken.isEmpty();
    }

    private static void expect(List<String> broken, boolean holds, String what) {
        if (!holds) {
            broken.add(what);
        }
    }

    private static void line(String size, String system, Figures figures) {
        say(
                "%-8s %-24s %9.3f %7.2f %9.2f %9.2f %8.0f %9.0f %11.2f + %5.2f ms",
                size,
                system,
                figures.recall(),
                figures.rows(),
                figures.p50Millis(),
                figures.p95Millis(),
                figures.searchesPerSecond(),
                figures.rightPerSecond(),
                figures.computing().clientMillis(),
                figures.computing().serverMillis());
    }

    private static void say(String format, Object... arguments) {
        System.out.printf(Locale.ROOT, format + "%n", arguments);
    }

    private static HikariDataSource pool(EmbeddedPostgres postgres, boolean ours) {
        ClusterAddress address = postgres.address();
        PGSimpleDataSource source = new PGSimpleDataSource();
        // Ours as the service makes them. The peers' stores bring a type of vector of their own.
        source.setUrl(postgres.jdbcUrl() + (ours ? "?datatype.vector=com.pgvector.PGvector" : ""));
        source.setUser(address.user());
        source.setPassword(address.password());
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setAutoCommit(!ours);
        return new HikariDataSource(config);
    }

    private static void delete(Path directory) throws java.io.IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
