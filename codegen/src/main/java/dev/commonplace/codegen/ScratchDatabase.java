package dev.commonplace.codegen;

import dev.commonplace.embeddedpostgres.ClusterSettings;
import dev.commonplace.embeddedpostgres.EmbeddedPostgres;
import dev.commonplace.embeddedpostgres.InstalledServers;
import dev.commonplace.migrations.database.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * An empty database that is gone afterwards: in a private cluster, or beside the one that TEST_DATABASE_URL names.
 *
 * @param dataSource connections of its owner
 * @param removal what makes it go
 */
record ScratchDatabase(DataSource dataSource, Removal removal) implements AutoCloseable {
    interface Removal {
        void run() throws SQLException, IOException;
    }

    static ScratchDatabase open(Map<String, String> environment) throws SQLException, IOException {
        String url = environment.get("TEST_DATABASE_URL");
        return url == null || url.isBlank() ? privateCluster(environment) : beside(DatabaseUrl.parse(url));
    }

    private static ScratchDatabase beside(DatabaseUrl url) throws SQLException {
        String name = "commonplace_codegen_" + ProcessHandle.current().pid();
        execute(url.dataSource(), "create database " + name);
        return new ScratchDatabase(
                url.withDatabase(name).dataSource(),
                () -> execute(url.dataSource(), "drop database if exists " + name + " with (force)"));
    }

    private static ScratchDatabase privateCluster(Map<String, String> environment) throws IOException {
        Path directory = Files.createTempDirectory("commonplace-codegen-");
        // The account that the server runs under, where this runs as root, has to pass through it.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        EmbeddedPostgres cluster = EmbeddedPostgres.start(
                directory.resolve("cluster"), ClusterSettings.forTests(), InstalledServers.find(environment));
        return new ScratchDatabase(cluster.dataSource(), () -> {
            cluster.close();
            delete(directory);
        });
    }

    private static void execute(DataSource dataSource, String sql) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void delete(Path directory) throws IOException {
        List<Path> contentsFirst;
        try (Stream<Path> paths = Files.walk(directory)) {
            contentsFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : contentsFirst) {
            Files.delete(path);
        }
    }

    @Override
    public void close() throws SQLException, IOException {
        removal.run();
    }
}
