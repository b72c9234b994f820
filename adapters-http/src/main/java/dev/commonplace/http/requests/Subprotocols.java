package dev.commonplace.http.requests;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a WebSocket client offers beside the address. A browser sets no header of its own there but this one, so that a key may
 * stand in it: {@code commonplace.v1, commonplace.key.<key>}. The answer names the first one only, which is not the key.
 */
public final class Subprotocols {
    /** The protocol of live conversations. */
    public static final String LIVE = "commonplace.v1";

    private static final String KEY = "commonplace.key.";

    private Subprotocols() {}

    /** Whether a client that offers any offers the right one first. */
    public static boolean areFit(@Nullable String header) {
        return header == null || offered(header).getFirst().equals(LIVE);
    }

    static Optional<String> key(@Nullable String header) {
        return header == null
                ? Optional.empty()
                : offered(header).stream()
                        .filter(protocol -> protocol.startsWith(KEY))
                        .map(protocol -> protocol.substring(KEY.length()))
                        .findFirst();
    }

    private static List<String> offered(String header) {
        return Arrays.stream(header.split(",", -1)).map(String::strip).toList();
    }
}
