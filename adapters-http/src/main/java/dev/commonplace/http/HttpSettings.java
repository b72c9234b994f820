package dev.commonplace.http;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * How the server listens.
 *
 * @param host the address to bind to
 * @param port 0 for any that is free
 * @param corsOrigins web pages of which origins may call, such as {@code https://notes.example}; none where it is empty
 * @param temporaryDirectory where large bodies lie while they are read
 */
public record HttpSettings(
        String host, int port, HttpLimits limits, List<String> corsOrigins, Path temporaryDirectory) {
    public HttpSettings {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(temporaryDirectory, "temporaryDirectory");
        corsOrigins = List.copyOf(corsOrigins);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("A port is a number from 0 to 65535.");
        }
    }
}
