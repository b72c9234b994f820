package dev.commonplace.migrations;

import dev.commonplace.embeddedpostgres.ClusterAddress;
import dev.commonplace.embeddedpostgres.ClusterSettings;
import dev.commonplace.embeddedpostgres.EmbeddedPostgres;
import dev.commonplace.embeddedpostgres.InstalledServers;
import dev.commonplace.migrations.database.DatabaseUrl;
import java.io.File;
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
import java.util.Optional;
import java.util.stream.Stream;

/** A private cluster whose roles and databases a test may change as it likes. */
public record ServerOfTheTests(EmbeddedPostgres cluster, Path directory) implements AutoCloseable {
    public static ServerOfTheTests start() throws IOException {
        Path directory = Files.createTempDirectory("commonplace-");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        EmbeddedPostgres cluster =
                EmbeddedPostgres.start(directory, ClusterSettings.forTests(), InstalledServers.find(System.getenv()));
        return new ServerOfTheTests(cluster, directory);
    }

    public DatabaseUrl url(String database) {
        return url(database, cluster.address().user(), cluster.address().password());
    }

    public DatabaseUrl url(String database, String user, String password) {
        return new DatabaseUrl(
                List.of(new DatabaseUrl.Host(
                        ClusterAddress.HOST, cluster.address().port())),
                database,
                user,
                Optional.of(password),
                Map.of());
    }

    public void execute(String database, String... statements) throws SQLException {
        try (Connection connection = cluster.address().dataSource(database).getConnection();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    public int version() throws SQLException {
        try (Connection connection = cluster.address().dataSource("postgres").getConnection()) {
            return connection.getMetaData().getDatabaseMajorVersion();
        }
    }

    @Override
    public void close() throws IOException {
        cluster.close();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        }
    }
}
