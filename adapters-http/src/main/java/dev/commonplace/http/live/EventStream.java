package dev.commonplace.http.live;

import dev.commonplace.application.live.Alarm;
import dev.commonplace.application.live.LiveConversations;
import dev.commonplace.application.live.LiveEvent;
import dev.commonplace.application.live.LiveSession;
import dev.commonplace.application.live.LiveWatch;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.http.conversations.ConversationRoutes;
import dev.commonplace.http.json.Json;
import dev.commonplace.http.problem.ProblemException;
import dev.commonplace.http.problem.ProblemKind;
import dev.commonplace.http.requests.QueryParameters;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Server-sent events of a conversation. The thread of the request writes them; where the client does not read, that thread waits,
 * and Jetty ends it when nothing moves for as long as a connection may be silent.
 */
final class EventStream {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final String LAST_EVENT_ID = "Last-Event-ID";
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,9}");
    private static final Duration LOOK_AROUND_EVERY = Duration.ofSeconds(1);
    private static final int RETRY_MILLIS = 2_000;

    private final LiveConversations live;
    private final LiveTimes times;
    private final OpenStays stays;
    private final Json json;

    EventStream(LiveConversations live, LiveTimes times, OpenStays stays, Json json) {
        this.live = live;
        this.times = times;
        this.stays = stays;
        this.json = json;
    }

    /** The first event: which sequence comes next. */
    record Hello(String type, UUID conversationId, int nextSequence) {}

    void handle(Context context, Caller caller) throws IOException {
        QueryParameters query = QueryParameters.of(context);
        OptionalInt asked = query.integer("after_sequence").map(OptionalInt::of).orElse(OptionalInt.empty());
        query.refuseOthers();
        OptionalInt after = lastEventId(context.header(LAST_EVENT_ID), asked);
        ConversationId id = ConversationRoutes.id(context);
        if (stays.isStopping()) {
            throw new ProblemException(
                    ProblemKind.UNAVAILABLE, "The service restarts.", Map.of(Header.RETRY_AFTER, "2"));
        }
        Follower follower = new Follower();
        try (LiveSession session = live.open(caller, id, NoAnswers.INSTANCE);
                LiveWatch watch = session.follow(after, follower.alarm)) {
            stays.add(follower);
            context.status(200);
            context.contentType("text/event-stream");
            context.header("X-Accel-Buffering", "no");
            stream(context.res().getOutputStream(), id.value(), watch, follower);
        } finally {
            stays.remove(follower);
        }
    }

    /** Somebody who reads, until the server stops. */
    private static final class Follower implements Stay {
        private final Alarm alarm = new Alarm();
        private volatile boolean restarting;

        @Override
        public void restart() {
            restarting = true;
            alarm.ring();
        }
    }

    private void stream(OutputStream out, UUID id, LiveWatch watch, Follower follower) {
        try {
            int next = watch.nextSequence();
            write(out, "retry: " + RETRY_MILLIS + "\n");
            event(out, "welcome", OptionalInt.of(next - 1), json.write(new Hello("welcome", id, next)));
            long written = System.nanoTime();
            while (!follower.restarting) {
                List<LiveEvent> events = poll(watch);
                for (LiveEvent event : events) {
                    event(out, id, event);
                    if (event instanceof LiveEvent.Ended) {
                        return;
                    }
                }
                if (!events.isEmpty()) {
                    out.flush();
                    written = System.nanoTime();
                } else if (!follower.alarm.await(LOOK_AROUND_EVERY)
                        && System.nanoTime() - written > times.heartbeatEvery().toNanos()) {
                    write(out, ": heartbeat\n\n");
                    out.flush();
                    written = System.nanoTime();
                }
            }
            event(out, id, new LiveEvent.Ended(LiveEvent.Reason.RESTARTING));
        } catch (IOException gone) {
            LOG.debug("Somebody who followed a conversation is gone: {}", gone.getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException bug) {
            LOG.error("A stream of events failed.", bug);
        }
    }

    private static List<LiveEvent> poll(LiveWatch watch) {
        try {
            return watch.poll();
        } catch (RefusedException outage) {
            return List.of();
        }
    }

    private void event(OutputStream out, UUID id, LiveEvent event) throws IOException {
        ServerMessage message = ServerMessage.of(id, event);
        OptionalInt sequence = event instanceof LiveEvent.Said(var said, var speaker)
                ? OptionalInt.of(said.sequence())
                : OptionalInt.empty();
        event(out, message.type(), sequence, json.write(message));
        if (event instanceof LiveEvent.Ended) {
            out.flush();
        }
    }

    /** JSON has no line breaks of its own, so that one line of data holds it. */
    private static void event(OutputStream out, String name, OptionalInt id, byte[] data) throws IOException {
        StringBuilder head = new StringBuilder();
        if (id.isPresent()) {
            head.append("id: ").append(id.getAsInt()).append('\n');
        }
        head.append("event: ").append(name).append("\ndata: ");
        write(out, head.toString());
        out.write(data);
        write(out, "\n\n");
        if (name.equals("welcome")) {
            out.flush();
        }
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static OptionalInt lastEventId(@Nullable String header, OptionalInt asked) {
        if (header == null || header.isBlank()) {
            return asked;
        }
        if (!INTEGER.matcher(header.strip()).matches()) {
            throw RefusedException.invalid("/" + LAST_EVENT_ID, "This is the id of an event: a whole number.");
        }
        return OptionalInt.of(Integer.parseInt(header.strip()));
    }
}
