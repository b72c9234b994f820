package dev.commonplace.embeddedpostgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A temporary directory that the account of the server can pass through, also where the tests run as root. */
record OpenTempDirectory(Path path) implements AutoCloseable {
    static OpenTempDirectory make() throws IOException {
        Path path = Files.createTempDirectory("commonplace-");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
        return new OpenTempDirectory(path);
    }

    @Override
    public void close() throws IOException {
        ClusterDirectory.deleteTree(path);
    }
}
