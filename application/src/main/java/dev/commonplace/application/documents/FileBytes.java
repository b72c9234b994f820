package dev.commonplace.application.documents;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The bytes of a file, wherever they lie: they can be read more than once, while the request lives that brought them. */
public interface FileBytes {
    /** How many there are. */
    long size();

    /** From the first one on. */
    InputStream open() throws IOException;

    /** All of them at once; for files that are known to be small enough. */
    default byte[] all() throws IOException {
        try (InputStream stream = open()) {
            return stream.readAllBytes();
        }
    }

    /** Bytes that lie in memory; the array must not be changed any more. */
    static FileBytes of(byte[] bytes) {
        return new FileBytes() {
            @Override
            public long size() {
                return bytes.length;
            }

            @Override
            public InputStream open() {
                return new ByteArrayInputStream(bytes);
            }

            @Override
            public byte[] all() {
                return bytes;
            }
        };
    }

    /** A text as UTF-8. */
    static FileBytes of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }
}
