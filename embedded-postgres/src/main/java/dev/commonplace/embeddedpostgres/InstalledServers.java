package dev.commonplace.embeddedpostgres;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The PostgreSQL servers of this machine, newest first, and the choice among them. */
public final class InstalledServers {
    /** The oldest PostgreSQL the schema works on. */
    public static final int OLDEST_MAJOR_VERSION = 15;

    private static final List<Path> VERSIONED_PLACES = List.of(
            Path.of("/usr/lib/postgresql"),
            Path.of("/usr/local/lib/postgresql"),
            Path.of("/opt/homebrew/opt"),
            Path.of("/usr/local/opt"),
            Path.of("/Applications/Postgres.app/Contents/Versions"),
            Path.of("/opt/postgresql"));
    /** One of them says that a directory is PostgreSQL's; a machine can have the clients alone. */
    private static final List<String> PROGRAMS = List.of("postgres", "pg_config", "pg_dump");

    private static final List<Path> SINGLE_PLACES =
            List.of(Path.of("/usr/local/pgsql/bin"), Path.of("/usr/local/bin"), Path.of("/usr/bin"));

    private final List<ServerInstallation> newestFirst;

    /** Servers that were found by other means, for tests of the choice. */
    InstalledServers(List<ServerInstallation> servers) {
        this.newestFirst = servers.stream()
                .sorted(Comparator.comparingInt(ServerInstallation::majorVersion)
                        .thenComparingInt(InstalledServers::minorVersion)
                        .reversed())
                .toList();
    }

    /**
     * Looks at the program that PG_CONFIG names, at the programs on PATH, and at the usual places of Debian, Homebrew and
     * Postgres.app.
     *
     * @param environment the process's environment variables
     */
    public static InstalledServers find(Map<String, String> environment) {
        Map<Path, ServerInstallation> byBinDirectory = new LinkedHashMap<>();
        for (Path directory : directories(environment)) {
            InstallationProbe.at(directory).ifPresent(found -> byBinDirectory.putIfAbsent(found.binDirectory(), found));
        }
        return new InstalledServers(List.copyOf(byBinDirectory.values()));
    }

    /** All that were found, newest first, also those that are too old or lack pgvector. */
    public List<ServerInstallation> all() {
        return newestFirst;
    }

    /** The server for a new cluster: the newest supported one which has pgvector. */
    public ServerInstallation newestWithVector() {
        List<ServerInstallation> supported = newestFirst.stream()
                .filter(server -> server.majorVersion() >= OLDEST_MAJOR_VERSION)
                .toList();
        if (supported.isEmpty()) {
            throw new EmbeddedPostgresException.ServerMissing(
                    "No PostgreSQL server " + OLDEST_MAJOR_VERSION + " or newer is installed here" + foundText() + ".",
                    "Install one (Debian, Ubuntu: apt-get install postgresql; macOS: brew install postgresql@17), or set"
                            + " PG_CONFIG to the pg_config program of yours, or set DATABASE_URL to use a server elsewhere.");
        }
        return supported.stream()
                .filter(server -> server.vectorVersion().isPresent())
                .findFirst()
                .orElseThrow(() -> vectorMissing(supported.getFirst().majorVersion()));
    }

    /** The server for a cluster that a server of this major version has made; others cannot read its files. */
    public ServerInstallation ofMajorVersion(int majorVersion) {
        List<ServerInstallation> sameMajor = newestFirst.stream()
                .filter(server -> server.majorVersion() == majorVersion)
                .toList();
        if (sameMajor.isEmpty()) {
            throw new EmbeddedPostgresException.ServerMissing(
                    "The data directory was made by PostgreSQL " + majorVersion + ", which is not installed here"
                            + foundText() + ".",
                    "Install PostgreSQL " + majorVersion
                            + " with pgvector again (Debian, Ubuntu: apt-get install postgresql-" + majorVersion
                            + "), or move the data with pg_dump and pg_restore.");
        }
        return sameMajor.stream()
                .filter(server -> server.vectorVersion().isPresent())
                .findFirst()
                .orElseThrow(() -> vectorMissing(majorVersion));
    }

    private EmbeddedPostgresException vectorMissing(int majorVersion) {
        return new EmbeddedPostgresException.VectorMissing(
                "PostgreSQL " + majorVersion + " is installed here, but not its extension pgvector.",
                "Run make postgres in the project's directory, or install it yourself (Debian, Ubuntu: apt-get install"
                        + " postgresql-" + majorVersion + "-pgvector; macOS: brew install pgvector).");
    }

    private String foundText() {
        return newestFirst.isEmpty()
                ? ""
                : newestFirst.stream()
                        .map(server -> server.version() + " in " + server.binDirectory())
                        .collect(Collectors.joining(", ", " (found: ", ")"));
    }

    private static int minorVersion(ServerInstallation server) {
        String[] parts = server.version().split("\\.", -1);
        return parts.length > 1 && parts[1].matches("\\d{1,6}") ? Integer.parseInt(parts[1]) : 0;
    }

    /**
     * Where PostgreSQL's programs can be on this machine, the likeliest first, whether they are there or not.
     *
     * @param environment the process's environment variables
     */
    public static List<Path> directories(Map<String, String> environment) {
        List<Path> candidates = new ArrayList<>();
        String named = environment.getOrDefault("PG_CONFIG", "");
        if (!named.isBlank() && named.contains(File.separator)) {
            candidates.add(Path.of(named).toAbsolutePath().getParent());
        }
        for (Path place : VERSIONED_PLACES) {
            candidates.addAll(binDirectoriesBelow(place));
        }
        for (String entry : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            if (!entry.isBlank()) {
                candidates.add(Path.of(entry).toAbsolutePath());
            }
        }
        candidates.addAll(SINGLE_PLACES);
        return candidates;
    }

    private static List<Path> binDirectoriesBelow(Path place) {
        List<Path> found = new ArrayList<>();
        if (Files.isDirectory(place)) {
            try (DirectoryStream<Path> entries = Files.newDirectoryStream(place)) {
                for (Path entry : entries) {
                    Path bin = entry.resolve("bin");
                    if (PROGRAMS.stream().anyMatch(program -> Files.isExecutable(bin.resolve(program)))) {
                        found.add(bin);
                    }
                }
            } catch (IOException unreadable) {
                return List.of();
            }
        }
        return found;
    }
}
