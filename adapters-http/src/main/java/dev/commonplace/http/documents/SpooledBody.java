package dev.commonplace.http.documents;

import dev.commonplace.http.requests.Sha256;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;

/** A body that lies in a file until it is closed, too large for memory. */
record SpooledBody(Path file, DigestInputStream source) implements AutoCloseable {
    static SpooledBody of(InputStream body, Path directory) throws IOException {
        Path file = Files.createTempFile(directory, "commonplace-body-", ".ndjson");
        try {
            DigestInputStream digesting = new DigestInputStream(body, Sha256.digest());
            Files.copy(digesting, file, StandardCopyOption.REPLACE_EXISTING);
            return new SpooledBody(file, digesting);
        } catch (Throwable failure) {
            Files.deleteIfExists(file);
            throw failure;
        }
    }

    byte[] digest() {
        return source.getMessageDigest().digest();
    }

    InputStream open() throws IOException {
        return new BufferedInputStream(Files.newInputStream(file));
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
