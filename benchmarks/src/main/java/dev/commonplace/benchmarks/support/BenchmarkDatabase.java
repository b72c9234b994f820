package dev.commonplace.benchmarks.support;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.commonplace.application.search.ApplyIndexPolicy;
import dev.commonplace.application.search.LiveIndexes;
import dev.commonplace.domain.embeddings.IndexDecision.Action;
import dev.commonplace.domain.embeddings.IndexPolicy;
import dev.commonplace.domain.embeddings.IndexedSpace;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.embeddedpostgres.ClusterAddress;
import dev.commonplace.embeddedpostgres.ClusterSettings;
import dev.commonplace.embeddedpostgres.EmbeddedPostgres;
import dev.commonplace.embeddedpostgres.InstalledServers;
import dev.commonplace.migrations.Migrator;
import dev.commonplace.migrations.database.DatabaseUrl;
import dev.commonplace.persistence.support.ScopedTransactions;
import dev.commonplace.persistence.support.TransactionLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/** A migrated database on a cluster of its own, which is thrown away afterwards. Every commit is on disk, as for users. */
public final class BenchmarkDatabase implements AutoCloseable {
    /** What the vectors are said to be of. */
    public static final String MODEL = "given";

    private static final Duration JOBS_WAIT_MAX = Duration.ofMinutes(20);
    private static final Duration JOBS_LOOK = Duration.ofMillis(500);
    private static final int LOOKS_MAX = 10;
    private static final long LOOK_PAUSE_MILLIS = 6_000;

    private final List<IndexedSpace> spaces = new ArrayList<>();
    private final Path directory;
    private final EmbeddedPostgres cluster;

    private BenchmarkDatabase(Path directory, EmbeddedPostgres cluster) {
        this.directory = directory;
        this.cluster = cluster;
    }

    public static BenchmarkDatabase start() throws IOException {
        Path directory = Files.createTempDirectory("commonplace-benchmark-");
        // The account that the server runs under, where this runs as root, has to pass through it.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        ClusterSettings settings = ClusterSettings.defaults()
                .with("shared_buffers", "1GB")
                .with("max_wal_size", "4GB")
                .with("maintenance_work_mem", "1GB")
                .with("max_connections", "100");
        EmbeddedPostgres cluster =
                EmbeddedPostgres.start(directory.resolve("data"), settings, InstalledServers.find(System.getenv()));
        BenchmarkDatabase database = new BenchmarkDatabase(directory, cluster);
        new Migrator(cluster.dataSource()).migrate();
        return database;
    }

    /** Pooled connections of the superuser, who is past row-level security. */
    public HikariDataSource pool(int connections, String searchPath) {
        ClusterAddress address = cluster.address();
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(cluster.jdbcUrl());
        source.setUser(address.user());
        source.setPassword(address.password());
        source.setCurrentSchema(searchPath);
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(connections);
        return new HikariDataSource(config);
    }

    /** Pooled connections as the service makes them: its schema is set by each transaction, and vectors go as binary. */
    public HikariDataSource servicePool(int connections) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(DatabaseUrl.parse(url())
                .with("datatype.vector", "com.pgvector.PGvector")
                .dataSource());
        config.setMaximumPoolSize(connections);
        config.setAutoCommit(false);
        return new HikariDataSource(config);
    }

    /**
     * Has the index policy look at the spaces as the service does, and build what it wants.
     *
     * @param pool as the service has it
     * @return what searches are to know of it
     */
    public LiveIndexes buildIndexes(HikariDataSource pool) throws InterruptedException {
        LiveIndexes live = LiveIndexes.none();
        // The policy looks at spaces that were searched.
        spaces.forEach(live::searched);
        ApplyIndexPolicy policy = BuiltIndexes.policy(
                new ScopedTransactions(pool, TransactionLimits.DEFAULT),
                cluster.dataSource(),
                IndexPolicy.DEFAULT,
                live);
        for (int look = 0; look < LOOKS_MAX; look++) {
            boolean waits = policy.apply(() -> false).stream()
                    .anyMatch(step -> step.decision().action() == Action.WAIT);
            if (!waits) {
                return live;
            }
            Thread.sleep(LOOK_PAUSE_MILLIS);
        }
        throw new IllegalStateException("The index policy still waits.");
    }

    /** Where the database is, for a service of its own process. */
    public String url() {
        ClusterAddress address = cluster.address();
        return "postgresql://" + address.user() + ":" + address.password() + "@" + ClusterAddress.HOST + ":"
                + address.port() + "/" + EmbeddedPostgres.DATABASE;
    }

    /** A tenant with an active space; the same number gives the same ids. */
    public TenantId tenant(int number) throws SQLException {
        UUID tenant = new UUID(0xA000L << 48 | 0x7000, 0x8L << 60 | number);
        UUID space = new UUID(0xA001L << 48 | 0x7000, 0x8L << 60 | number);
        execute(
                "insert into commonplace.tenants (id, slug, name, embedding_model, created_at, updated_at) values ('"
                        + tenant + "', 'bench" + number + "', 'bench', '" + MODEL + "', now(), now())",
                "insert into commonplace.embedding_spaces (tenant_id, id, model, dimension, is_active, created_at)"
                        + " values ('" + tenant + "', '" + space + "', '" + MODEL + "', " + SyntheticVectors.DIMENSION
                        + ", true, now())");
        spaces.add(new IndexedSpace(new TenantId(tenant), new SpaceId(space)));
        return new TenantId(tenant);
    }

    /** The server's own process, whose children do the work. */
    public long processId() throws SQLException {
        try (Connection connection = cluster.dataSource().getConnection()) {
            return ServerProcess.of(connection);
        }
    }

    /** Runs statements as the superuser. */
    public void execute(String... statements) throws SQLException {
        try (Connection connection = cluster.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Returns when a service has done every job that waits. */
    public void awaitJobs() throws SQLException, InterruptedException {
        long end = System.nanoTime() + JOBS_WAIT_MAX.toNanos();
        while (number("select count(*) from commonplace.jobs where state in ('pending', 'running')") > 0) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("The jobs take longer than " + JOBS_WAIT_MAX + ".");
            }
            Thread.sleep(JOBS_LOOK);
        }
    }

    /** The one number that a query gives to the superuser. */
    public long number(String query) throws SQLException {
        try (Connection connection = cluster.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    @Override
    public void close() throws IOException {
        cluster.close();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(directory)) {
            files = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }
}
