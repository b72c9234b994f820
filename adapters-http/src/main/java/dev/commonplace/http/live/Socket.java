package dev.commonplace.http.live;

import dev.commonplace.http.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** The sending side of a WebSocket. Each message is waited for, so that who does not read fills no memory. For one thread. */
final class Socket {
    private final Session session;
    private final Json json;
    private final Duration writeMax;

    Socket(Session session, Json json, Duration writeMax) {
        this.session = session;
        this.json = json;
        this.writeMax = writeMax;
    }

    /** @throws IOException where the client is gone, or takes too long to read; the connection is cut then */
    void send(ServerMessage message) throws IOException, InterruptedException {
        Callback.Completable sent = new Callback.Completable();
        session.sendText(new String(json.write(message), StandardCharsets.UTF_8), sent);
        try {
            sent.get(writeMax.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException slow) {
            session.disconnect();
            throw new IOException("The client does not read what it is sent.", slow);
        } catch (ExecutionException gone) {
            session.disconnect();
            throw new IOException("The client is gone.", gone);
        }
    }

    void close(CloseCode code) {
        session.close(code.number(), code.reason(), Callback.NOOP);
    }
}
