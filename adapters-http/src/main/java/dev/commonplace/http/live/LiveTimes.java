package dev.commonplace.http.live;

import java.time.Duration;
import java.util.Objects;

/**
 * How long live connections may take.
 *
 * @param idleMax how long nothing may be heard of who is connected by WebSocket
 * @param heartbeatEvery how often a stream of events says that it lives
 * @param writeMax how long one message to a client may take, before it counts as one that does not read
 * @param drainMax how long a server that stops waits for what it has taken to be kept, and for clients to say goodbye
 */
public record LiveTimes(Duration idleMax, Duration heartbeatEvery, Duration writeMax, Duration drainMax) {
    public static final LiveTimes DEFAULT = new LiveTimes(
            Duration.ofSeconds(120), Duration.ofSeconds(15), Duration.ofSeconds(20), Duration.ofSeconds(5));

    public LiveTimes {
        Objects.requireNonNull(idleMax, "idleMax");
        Objects.requireNonNull(heartbeatEvery, "heartbeatEvery");
        Objects.requireNonNull(writeMax, "writeMax");
        Objects.requireNonNull(drainMax, "drainMax");
    }
}
