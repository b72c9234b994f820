package dev.commonplace.http.live;

import com.fasterxml.jackson.databind.JsonNode;
import dev.commonplace.application.live.Alarm;
import dev.commonplace.application.live.LiveAnswers;
import dev.commonplace.application.live.LiveEvent;
import dev.commonplace.application.live.LiveSession;
import dev.commonplace.application.live.LiveWatch;
import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.http.json.Json;
import dev.commonplace.http.json.JsonFields;
import dev.commonplace.http.json.MalformedJsonException;
import dev.commonplace.http.problem.ProblemKind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One WebSocket. What the client says is taken by Jetty's thread, which waits where too much has no answer yet; everything that is
 * said to the client goes through a thread of its own, which waits where the client does not read. So neither side fills memory.
 */
final class LiveConnection implements LiveAnswers, Stay {
    private static final Logger LOG = LoggerFactory.getLogger(LiveConnection.class);
    private static final int BAD_MESSAGES_IN_A_ROW_MAX = 20;
    private static final Duration LOOK_AROUND_EVERY = Duration.ofSeconds(1);

    private final Socket socket;
    private final Json json;
    private final LiveTimes times;
    private final int unansweredMax;
    private final Alarm alarm = new Alarm();
    private final Queue<Outgoing> outgoing = new ConcurrentLinkedQueue<>();
    private final Semaphore room;
    private final long begunNanos = System.nanoTime();
    private volatile long heardNanos = begunNanos;
    private volatile boolean open = true;
    private volatile boolean taking = true;
    private volatile @Nullable CloseCode closing;
    private volatile long closingNanos;
    private int badMessages;

    LiveConnection(Socket socket, Json json, LiveTimes times, int unansweredMax) {
        this.socket = socket;
        this.json = json;
        this.times = times;
        this.unansweredMax = unansweredMax;
        this.room = new Semaphore(unansweredMax);
    }

    /** What waits to be said. */
    private sealed interface Outgoing {
        /** @param answers whether it makes room for one more message of the client */
        record Say(ServerMessage message, boolean answers) implements Outgoing {}

        record Follow(OptionalInt afterSequence) implements Outgoing {}
    }

    // What the client says: by one thread at a time.

    void heard(LiveSession session, String text) {
        heardNanos = System.nanoTime();
        if (!taking || !takeRoom()) {
            return;
        }
        JsonFields fields = null;
        try {
            JsonNode node = json.read(text);
            fields = JsonFields.of(node, "");
            ClientMessage message = ClientMessage.read(fields);
            badMessages = 0;
            take(session, message);
        } catch (MalformedJsonException malformed) {
            bad(ServerMessage.Refusal.of(ProblemKind.MALFORMED_JSON, malformed.detail()));
        } catch (RefusedException refused) {
            refuse(refused, nameOf(fields));
        } catch (RuntimeException bug) {
            LOG.error("A live message was not taken.", bug);
            answer(ServerMessage.Refusal.of(ProblemKind.INTERNAL_ERROR, "Something went wrong here."));
        }
        heardNanos = System.nanoTime();
    }

    void heardBinary() {
        if (taking && takeRoom()) {
            bad(ServerMessage.Refusal.of(ProblemKind.MALFORMED_REQUEST, "Messages are text, not binary."));
        }
    }

    /** The client has gone, or the connection broke. */
    void gone() {
        open = false;
        taking = false;
        alarm.ring();
    }

    private void take(LiveSession session, ClientMessage message) {
        switch (message) {
            case ClientMessage.Partial(var speaker, var content) -> {
                session.whisper(speaker, content);
                room.release();
            }
            case ClientMessage.Final(var said) -> session.say(said);
            case ClientMessage.Flush() -> session.flush();
            case ClientMessage.Ping() -> answer(new ServerMessage.Pong());
            case ClientMessage.Watch(var after) -> put(new Outgoing.Follow(after));
        }
    }

    private void refuse(RefusedException refused, @Nullable String clientMessageId) {
        ServerMessage error = ServerMessage.Refusal.of(refused, clientMessageId);
        if (refused.code() == ErrorCode.INVALID_VALUE) {
            bad(error);
        } else {
            answer(error);
        }
        CloseCode.of(refused).ifPresent(this::end);
    }

    private void bad(ServerMessage error) {
        answer(error);
        if (++badMessages >= BAD_MESSAGES_IN_A_ROW_MAX) {
            end(CloseCode.TOO_MANY_BAD_MESSAGES);
        }
    }

    private static @Nullable String nameOf(@Nullable JsonFields fields) {
        return fields == null
                ? null
                : fields.any("client_message_id")
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::textValue)
                        .orElse(null);
    }

    private boolean takeRoom() {
        try {
            while (open) {
                if (room.tryAcquire(LOOK_AROUND_EVERY.toNanos(), TimeUnit.NANOSECONDS)) {
                    return taking;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    // What the service has to say: by any thread.

    @Override
    public void kept(String clientMessageId, Message message, boolean created) {
        answer(ServerMessage.Ack.of(clientMessageId, message, created));
    }

    @Override
    public void refused(String clientMessageId, RefusedException refusal) {
        answer(ServerMessage.Refusal.of(refusal, clientMessageId));
        CloseCode.of(refusal).ifPresent(this::end);
    }

    @Override
    public void flushed(JobId job) {
        answer(new ServerMessage.Flushed(job.value()));
    }

    @Override
    public void flushRefused(RuntimeException failure) {
        answer(error(failure));
    }

    @Override
    public void broken(RuntimeException outage) {
        answer(error(outage));
        end(CloseCode.TRY_AGAIN_LATER);
    }

    @Override
    public void restart() {
        end(CloseCode.SERVICE_RESTART);
    }

    private static ServerMessage error(RuntimeException failure) {
        if (failure instanceof RefusedException refused) {
            return ServerMessage.Refusal.of(refused, null);
        }
        LOG.error("Live messages were not kept.", failure);
        return ServerMessage.Refusal.of(ProblemKind.INTERNAL_ERROR, "Something went wrong here.");
    }

    private void answer(ServerMessage message) {
        put(new Outgoing.Say(message, true));
    }

    private void put(Outgoing next) {
        outgoing.add(next);
        alarm.ring();
    }

    private synchronized void end(CloseCode code) {
        if (closing == null) {
            taking = false;
            closingNanos = System.nanoTime();
            closing = code;
            alarm.ring();
        }
    }

    // Saying it: by one thread.

    /** Says what there is to say until the connection ends. */
    void run(LiveSession session) {
        LiveWatch watch = null;
        try {
            socket.send(welcome(session));
            while (open) {
                boolean busy = false;
                for (Outgoing next = outgoing.poll(); next != null; next = outgoing.poll()) {
                    busy = true;
                    switch (next) {
                        case Outgoing.Say(var message, var answers) -> say(message, answers);
                        case Outgoing.Follow(var after) -> watch = follow(session, watch, after);
                    }
                }
                busy |= watch != null && tell(session, watch);
                if (mayClose(session)) {
                    return;
                }
                if (!busy && !alarm.await(LOOK_AROUND_EVERY)) {
                    lookAround(session);
                }
            }
        } catch (IOException gone) {
            LOG.debug("A live connection ended: {}", gone.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException bug) {
            LOG.error("A live connection failed.", bug);
            socket.close(CloseCode.TRY_AGAIN_LATER);
        } finally {
            gone();
            if (watch != null) {
                watch.close();
            }
        }
    }

    private ServerMessage welcome(LiveSession session) {
        return new ServerMessage.Welcome(
                session.conversationId().value(),
                session.nextSequence(),
                session.maySpeak(),
                unansweredMax,
                LiveRoutes.MESSAGE_BYTES_MAX,
                times.idleMax().toSeconds(),
                ServerMessage.Resume.before(session.nextSequence()));
    }

    private void say(ServerMessage message, boolean answers) throws IOException, InterruptedException {
        socket.send(message);
        if (answers) {
            room.release();
        }
    }

    private @Nullable LiveWatch follow(LiveSession session, @Nullable LiveWatch before, OptionalInt after)
            throws IOException, InterruptedException {
        if (before != null) {
            before.close();
        }
        try {
            LiveWatch watch = session.follow(after, alarm);
            say(new ServerMessage.Watching(watch.nextSequence()), true);
            return watch;
        } catch (RefusedException refused) {
            say(ServerMessage.Refusal.of(refused, null), true);
            CloseCode.of(refused).ifPresent(this::end);
            return null;
        }
    }

    /** @return whether there was something to tell */
    private boolean tell(LiveSession session, LiveWatch watch) throws IOException, InterruptedException {
        List<LiveEvent> events = poll(watch);
        for (LiveEvent event : events) {
            socket.send(ServerMessage.of(session.conversationId().value(), event));
            if (event instanceof LiveEvent.Ended(var reason)) {
                end(CloseCode.of(reason));
            }
        }
        return !events.isEmpty();
    }

    /** While the database does not answer, there are no news; they come later. */
    private static List<LiveEvent> poll(LiveWatch watch) {
        try {
            return watch.poll();
        } catch (RefusedException refused) {
            return List.of();
        }
    }

    private void lookAround(LiveSession session) {
        long quietNanos = System.nanoTime() - heardNanos;
        if (quietNanos > times.idleMax().toNanos() && session.unanswered() == 0) {
            end(CloseCode.IDLE);
        }
        try {
            session.requireGoodKey();
        } catch (RefusedException refused) {
            CloseCode.of(refused).ifPresent(this::end);
        }
    }

    /** What was taken is answered first, for as long as that takes within reason. */
    private boolean mayClose(LiveSession session) {
        Optional<CloseCode> code = Optional.ofNullable(closing);
        if (code.isEmpty()) {
            return false;
        }
        boolean late = System.nanoTime() - closingNanos > times.drainMax().toNanos();
        if (!late && (session.unanswered() > 0 || !outgoing.isEmpty())) {
            return false;
        }
        socket.close(code.get());
        return true;
    }
}
