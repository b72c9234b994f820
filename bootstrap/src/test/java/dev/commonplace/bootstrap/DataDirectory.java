package dev.commonplace.bootstrap;

import dev.commonplace.embeddedpostgres.ClusterAddress;
import dev.commonplace.embeddedpostgres.EmbeddedPostgres;
import dev.commonplace.migrations.database.DatabaseUrl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A data directory for services with an embedded cluster; it is deleted in the end. */
final class DataDirectory implements AutoCloseable {
    private final Path path;

    private DataDirectory(Path path) {
        this.path = path;
    }

    static DataDirectory create() {
        try {
            Path directory = Files.createTempDirectory("commonplace-data");
            // The account that PostgreSQL runs under, where we are root, has to pass through it.
            Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
            return new DataDirectory(directory);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Path path() {
        return path;
    }

    /** The settings of a service on it, at any free port. */
    Map<String, String> settings() {
        return Map.of("COMMONPLACE_DATA", path.toString(), "COMMONPLACE_PORT", "0");
    }

    /** The process of the server that runs on it. */
    ProcessHandle server() {
        return ProcessHandle.of(Long.parseLong(postmaster().getFirst())).orElseThrow();
    }

    /** The way to the database of the server that runs on it. */
    DatabaseUrl database() {
        try {
            return new DatabaseUrl(
                    List.of(new DatabaseUrl.Host(
                            ClusterAddress.HOST, Integer.parseInt(postmaster().get(3)))),
                    EmbeddedPostgres.DATABASE,
                    EmbeddedPostgres.SUPERUSER,
                    Optional.of(
                            Files.readString(path.resolve("postgres/password")).strip()),
                    Map.of());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Waits until the process is gone, and says how long that took. */
    static Duration awaitGone(ProcessHandle server) {
        Instant begin = Instant.now();
        while (server.isAlive()) {
            if (Duration.between(begin, Instant.now()).compareTo(CommandProcess.PATIENCE) > 0) {
                throw new AssertionError("PostgreSQL runs on: process " + server.pid());
            }
            CommandProcess.pause();
        }
        return Duration.between(begin, Instant.now());
    }

    /** A server whose service was killed may still be writing its last files. */
    @Override
    public void close() {
        if (Files.exists(postmasterFile())) {
            ProcessHandle.of(Long.parseLong(postmaster().getFirst())).ifPresent(DataDirectory::awaitGone);
        }
        try (Stream<Path> files = Files.walk(path)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                boolean unused = file.toFile().delete();
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path postmasterFile() {
        return path.resolve("postgres/cluster/postmaster.pid");
    }

    private List<String> postmaster() {
        try {
            return Files.readAllLines(postmasterFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
