package dev.commonplace.http.live;

import dev.commonplace.application.live.LiveConversations;
import dev.commonplace.application.live.LiveSession;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.http.conversations.ConversationRoutes;
import dev.commonplace.http.json.Json;
import dev.commonplace.http.problem.ProblemException;
import dev.commonplace.http.problem.ProblemKind;
import dev.commonplace.http.requests.Callers;
import dev.commonplace.http.requests.QueryParameters;
import dev.commonplace.http.requests.Routes;
import dev.commonplace.http.requests.Subprotocols;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The WebSocket of a conversation, and its stream of events. */
public final class LiveRoutes {
    /** The most bytes of one message of a client. */
    static final int MESSAGE_BYTES_MAX = 512 * 1024;

    private static final String LIVE = ConversationRoutes.ONE + "/live";
    private static final String EVENTS = ConversationRoutes.ONE + "/events";
    private static final String CALLER = "live-caller";
    private static final String CONVERSATION = "live-conversation";
    private static final String OPEN = "live-open";
    /** Jetty's own, for connections of which nothing else notices that they are dead. */
    private static final int JETTY_IDLE_FACTOR = 2;

    private final LiveConversations live;
    private final LiveTimes times;
    private final OpenStays stays;
    private final Json json;

    public LiveRoutes(LiveConversations live, LiveTimes times, OpenStays stays, Json json) {
        this.live = live;
        this.times = times;
        this.stays = stays;
        this.json = json;
    }

    private record Open(LiveConnection connection, LiveSession session) {}

    public void register(Routes routes) {
        EventStream events = new EventStream(live, times, stays, json);
        routes.streaming(EVENTS, events::handle);
        routes.tenant(HandlerType.GET, LIVE, (context, caller) -> {
            QueryParameters.of(context).refuseOthers();
            live.require(caller, ConversationRoutes.id(context));
            throw new ProblemException(
                    ProblemKind.UPGRADE_REQUIRED,
                    "Open a WebSocket here.",
                    Map.of(Header.UPGRADE, "websocket", Header.CONNECTION, "Upgrade"));
        });
    }

    /** @param callers tells who opens a WebSocket */
    public void registerWebSocket(RoutesConfig config, Callers callers) {
        config.wsBeforeUpgrade(LIVE, context -> admit(context, callers.tenant(context)));
        config.ws(LIVE, this::handle);
    }

    /** What Jetty has to know, and who answers where an upgrade is refused. */
    public void setUp(JavalinConfig config) {
        config.jetty.modifyWebSocketServletFactory(factory -> {
            factory.setMaxTextMessageSize(MESSAGE_BYTES_MAX);
            factory.setMaxBinaryMessageSize(MESSAGE_BYTES_MAX);
            factory.setMaxFrameSize(MESSAGE_BYTES_MAX);
            factory.setIdleTimeout(times.idleMax().multipliedBy(JETTY_IDLE_FACTOR));
        });
        config.requestLogger.ws(ws -> ws.onUpgrade((context, millis) -> writeRefusal(context)));
    }

    private void admit(Context context, Caller caller) {
        if (!Subprotocols.areFit(context.header(Header.SEC_WEBSOCKET_PROTOCOL))) {
            throw RefusedException.invalid(
                    "/Sec-WebSocket-Protocol", "The first protocol that is offered is " + Subprotocols.LIVE + ".");
        }
        QueryParameters.of(context).refuseOthers();
        ConversationId id = ConversationRoutes.id(context);
        live.require(caller, id);
        if (stays.isStopping()) {
            throw new ProblemException(
                    ProblemKind.UNAVAILABLE, "The service restarts.", Map.of(Header.RETRY_AFTER, "2"));
        }
        context.attribute(CALLER, caller);
        context.attribute(CONVERSATION, id);
    }

    /** Javalin makes an answer of what a handler throws, and then does not write it. */
    private static void writeRefusal(Context context) throws IOException {
        InputStream refusal = context.resultInputStream();
        if (refusal != null && !context.res().isCommitted()) {
            refusal.transferTo(context.res().getOutputStream());
        }
    }

    private void handle(WsConfig ws) {
        ws.onConnect(this::connect);
        ws.onMessage(context -> {
            Open open = context.attribute(OPEN);
            if (open != null) {
                open.connection().heard(open.session(), context.message());
            }
        });
        ws.onBinaryMessage(context -> {
            Open open = context.attribute(OPEN);
            if (open != null) {
                open.connection().heardBinary();
            }
        });
        ws.onClose(context -> gone(context));
        ws.onError(context -> gone(context));
    }

    private void connect(WsConnectContext context) {
        Caller caller = required(context.attribute(CALLER));
        ConversationId id = required(context.attribute(CONVERSATION));
        Socket socket = new Socket(context.session, json, times.writeMax());
        LiveConnection connection =
                new LiveConnection(socket, json, times, live.limits().unansweredMax());
        LiveSession session;
        try {
            session = live.open(caller, id, connection);
        } catch (RefusedException refused) {
            socket.close(CloseCode.of(refused).orElse(CloseCode.TOO_MANY_CONNECTIONS));
            return;
        }
        context.attribute(OPEN, new Open(connection, session));
        stays.add(connection);
        Thread.ofVirtual().name("live-" + id).start(() -> {
            try (session) {
                connection.run(session);
                awaitGoodbye(context);
            } finally {
                stays.remove(connection);
            }
        });
    }

    /** A server that stops must not cut a connection before its client has read why. */
    private void awaitGoodbye(WsContext context) {
        long end = System.nanoTime() + times.drainMax().toNanos();
        try {
            while (context.session.isOpen() && System.nanoTime() < end) {
                Thread.sleep(Duration.ofMillis(10));
            }
            if (context.session.isOpen()) {
                context.session.disconnect();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void gone(WsContext context) {
        Open open = context.attribute(OPEN);
        if (open != null) {
            open.connection().gone();
        }
    }

    private static <T> T required(@Nullable T attribute) {
        if (attribute == null) {
            throw new IllegalStateException("A WebSocket came in without being let in.");
        }
        return attribute;
    }
}
