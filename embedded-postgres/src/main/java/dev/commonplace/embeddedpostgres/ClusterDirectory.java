package dev.commonplace.embeddedpostgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files of one cluster, in {@code <data directory>/postgres}, which nobody but the server's account and root can enter:
 * {@code cluster} (PostgreSQL's own), {@code password}, {@code server.log}, {@code service.lock}.
 */
final class ClusterDirectory {
    /** The kernel's limit on the path of a socket, less the name of the socket itself. */
    private static final int SOCKET_DIRECTORY_LENGTH_LIMIT = 107 - "/.s.PGSQL.65535.lock".length();

    private static final FileAttribute<Set<PosixFilePermission>> DIRECTORY_FOR_ACCOUNT_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> FILE_FOR_ACCOUNT_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path home;
    private final ServerAccount account;

    private ClusterDirectory(Path home, ServerAccount account) {
        this.home = home;
        this.account = account;
    }

    /** Makes what is missing. */
    static ClusterDirectory open(Path dataDirectory, ServerAccount account) {
        Path data = dataDirectory.toAbsolutePath().normalize();
        Path home = data.resolve("postgres");
        try {
            Files.createDirectories(data);
            if (!Files.exists(home)) {
                Files.createDirectory(home, DIRECTORY_FOR_ACCOUNT_ONLY);
                account.own(home);
            }
        } catch (IOException | UnsupportedOperationException refused) {
            throw new EmbeddedPostgresException.DirectoryUnusable(
                    "The data directory " + data + " cannot be made or written (" + StartFailure.reason(refused) + ").",
                    StartFailure.remedyFor(refused, "Choose another data directory, or make this one writable."),
                    refused);
        }
        ClusterDirectory directory = new ClusterDirectory(home, account);
        directory.requireReachable(data);
        return directory;
    }

    private void requireReachable(Path data) {
        if (!account.canEnter(home)) {
            throw new EmbeddedPostgresException.DirectoryUnusable(
                    "PostgreSQL runs as the account " + account.name() + ", which cannot enter " + home + ".",
                    "Choose a data directory that it can reach, for example /var/lib/commonplace, or open the way to this"
                            + " one (chmod o+x on each directory above " + data + "; chown -R " + account.name() + " "
                            + home + " if it belongs to somebody else).",
                    null);
        }
    }

    Path cluster() {
        return home.resolve("cluster");
    }

    /** Where a new cluster is made, so that a half-made one is never taken for a cluster. */
    Path unfinishedCluster() {
        return home.resolve("cluster.unfinished");
    }

    Path passwordFile() {
        return home.resolve("password");
    }

    Path lockFile() {
        return home.resolve("service.lock");
    }

    ServerLog log() {
        return new ServerLog(home.resolve("server.log"));
    }

    Optional<PostmasterFile> postmaster() {
        return PostmasterFile.read(cluster().resolve("postmaster.pid"));
    }

    /** The directory for the server's Unix socket; empty where its path is longer than the kernel allows. */
    Optional<Path> socketDirectory() {
        int length = home.toString().getBytes(StandardCharsets.UTF_8).length;
        boolean unquoted = home.toString().chars().noneMatch(letter -> letter == ',' || letter == '"');
        return length <= SOCKET_DIRECTORY_LENGTH_LIMIT && unquoted ? Optional.of(home) : Optional.empty();
    }

    /** The major version that made the cluster; empty where there is none yet. */
    Optional<Integer> majorVersion() {
        if (!Files.exists(cluster())) {
            return Optional.empty();
        }
        try {
            return Optional.of(Integer.valueOf(
                    Files.readString(cluster().resolve("PG_VERSION")).strip()));
        } catch (IOException | NumberFormatException broken) {
            throw new EmbeddedPostgresException.DirectoryUnusable(
                    cluster() + " exists but is no readable PostgreSQL cluster.",
                    "Restore it from a backup, or move it away to begin with an empty one.",
                    broken);
        }
    }

    String password() {
        try {
            return Files.readString(passwordFile(), StandardCharsets.US_ASCII).strip();
        } catch (IOException unreadable) {
            throw new EmbeddedPostgresException.DirectoryUnusable(
                    "The cluster's password file " + passwordFile() + " cannot be read.",
                    "Run as the user who runs the service, or restore the file from a backup.",
                    unreadable);
        }
    }

    void writePassword(String password) throws IOException {
        Files.deleteIfExists(passwordFile());
        Files.createFile(passwordFile(), FILE_FOR_ACCOUNT_ONLY);
        Files.writeString(passwordFile(), password, StandardCharsets.US_ASCII);
        account.own(passwordFile());
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    // A server that is just ending removes its own files.
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
