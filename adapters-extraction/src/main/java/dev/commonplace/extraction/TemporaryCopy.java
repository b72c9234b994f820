package dev.commonplace.extraction;

import dev.commonplace.application.documents.FileBytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Bytes that lie in a file until it is closed, for what reads files only. */
record TemporaryCopy(Path file) implements AutoCloseable {
    static TemporaryCopy of(FileBytes bytes, Path directory) throws IOException {
        try (InputStream stream = bytes.open()) {
            return of(stream, directory);
        }
    }

    static TemporaryCopy of(InputStream bytes, Path directory) throws IOException {
        Path file = Files.createTempFile(directory, "commonplace-file-", "");
        try {
            Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
            return new TemporaryCopy(file);
        } catch (Throwable failure) {
            Files.deleteIfExists(file);
            throw failure;
        }
    }

    /** Good until this is closed. */
    FileBytes bytes() throws IOException {
        long size = Files.size(file);
        return new FileBytes() {
            @Override
            public long size() {
                return size;
            }

            @Override
            public InputStream open() throws IOException {
                return Files.newInputStream(file);
            }
        };
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(file);
    }
}
