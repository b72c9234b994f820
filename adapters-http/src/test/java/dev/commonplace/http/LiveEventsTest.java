package dev.commonplace.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.application.live.LiveLimits;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.tenancy.Tenant;
import dev.commonplace.http.live.LiveTimes;
import dev.commonplace.http.requests.BodyLimits;
import dev.commonplace.http.requests.RateLimit;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Following by events, and what becomes of connections that are silent, slow, or no longer wanted. */
@Timeout(60)
class LiveEventsTest extends OpenService {
    private static final int CONNECTIONS_MAX = 3;

    private Tenant tenant = service.tenant("first");
    private String adminKey = "";
    private TestApi admin = service.api("");
    private String path = "";

    LiveEventsTest() {
        super(hasty());
    }

    private static InMemoryService hasty() {
        LiveTimes times = new LiveTimes(
                Duration.ofSeconds(2), Duration.ofMillis(100), Duration.ofMillis(500), Duration.ofSeconds(2));
        HttpLimits limits = new HttpLimits(
                BodyLimits.DEFAULT,
                RateLimit.PER_KEY_DEFAULT,
                RateLimit.FAILED_KEYS_DEFAULT,
                Duration.ofSeconds(10),
                Duration.ofSeconds(10),
                Duration.ofSeconds(2),
                times);
        LiveLimits live =
                LiveLimits.DEFAULT.withConnectionsPerTenant(CONNECTIONS_MAX).withKeyCheckEvery(Duration.ofMillis(100));
        return new InMemoryService(limits, live, routes -> {});
    }

    @BeforeEach
    void begin() {
        tenant = service.tenant("tenant-" + System.nanoTime());
        adminKey = service.key(tenant, Role.ADMIN);
        admin = service.api(adminKey);
        path = admin.post("/v1/conversations", "{\"title\": \"Bees\", \"visibility\": \"public\"}")
                .header("Location");
    }

    @Test
    void events_tell_what_is_said_and_resume_without_a_gap() {
        say("zero");
        try (EventClient client = follow("")) {
            EventClient.Event welcome = client.next();
            assertThat(client.mediaType()).isEqualTo("text/event-stream");
            assertThat(welcome.name()).isEqualTo("welcome");
            assertThat(welcome.id()).isEqualTo("0");
            say("one");
            EventClient.Event event = client.next("message");
            assertThat(event.id()).isEqualTo("1");
            assertThat(event.data().at("/message/content").asText()).isEqualTo("one");
        }
        say("two");
        try (EventClient client = follow("0")) {
            assertThat(client.next("message").data().at("/message/content").asText())
                    .isEqualTo("one");
            assertThat(client.next("message").id()).isEqualTo("2");
            client.awaitHeartbeat();
        }
        try (EventClient all = new EventClient(service.port(), path + "/events?after_sequence=-1", adminKey, "")) {
            assertThat(all.next("message").id()).isEqualTo("0");
        }
    }

    @Test
    void events_tell_of_the_graph_and_of_the_end() {
        try (EventClient client = follow("")) {
            client.next();
            say("Bees dance when they have found a place.");
            client.next("graph_changed");
            admin.delete(path);

            assertThat(client.next("ended").data().at("/reason").asText()).isEqualTo("deleted");
            client.awaitEnd();
        }
        try (EventClient late = follow("")) {
            assertThat(late.status()).isEqualTo(404);
        }
    }

    @Test
    void wrong_places_are_refused() {
        try (EventClient client = follow("soon")) {
            assertThat(client.status()).isEqualTo(400);
        }
        try (EventClient client = follow("-2")) {
            assertThat(client.status()).isEqualTo(400);
        }
    }

    @Test
    void a_revoked_key_ends_what_it_opened() {
        String key = service.key(tenant, Role.EDITOR);
        try (EventClient events = new EventClient(service.port(), path + "/events", key, "");
                LiveClient writer = LiveClient.open(service.port(), path + "/live", key)) {
            events.next();
            writer.next();
            String id = service.api(key).get("/v1/me").at("/key/id");
            admin.delete("/v1/keys/" + id);

            assertThat(events.next("ended").data().at("/reason").asText()).isEqualTo("key_no_longer_valid");
            assertThat(writer.closed()).isEqualTo(4401);
        }
    }

    @Test
    void who_says_nothing_for_long_is_let_go() {
        try (LiveClient client = open()) {
            assertThat(client.closed()).isEqualTo(4408);
        }
    }

    @Test
    void a_tenant_has_only_so_many_connections() {
        try (LiveClient first = open();
                LiveClient second = open();
                EventClient third = follow("")) {
            first.next();
            second.next();
            third.next();
            try (LiveClient tooMany = open()) {
                assertThat(tooMany.closed()).isEqualTo(4429);
            }
            try (EventClient tooMany = follow("")) {
                assertThat(tooMany.status()).isEqualTo(409);
            }
        }
        Awaiting.until(() -> {
            try (EventClient again = follow("")) {
                return again.status() == 200;
            }
        });
    }

    @Test
    void who_never_reads_is_cut_off() {
        HttpClient http = HttpClient.newHttpClient();
        WebSocket deaf = http.newWebSocketBuilder()
                .header("Authorization", "Bearer " + adminKey)
                .buildAsync(URI.create("ws://127.0.0.1:" + service.port() + path + "/live"), new NeverReads())
                .join();
        deaf.sendText("{\"type\": \"resume\", \"after_sequence\": -1}", true).join();
        String message = "{\"participant\": \"Ada\", \"content\": \"Bees.\", \"platform\": {\"raw\": \""
                + "b".repeat(90_000) + "\"}}";
        String batch = "{\"messages\": [" + String.join(", ", Collections.nCopies(40, message)) + "]}";
        for (int i = 0; i < 3; i++) {
            assertThat(admin.post(path + "/messages", batch).status()).isEqualTo(201);
        }
        try (LiveClient second = open();
                LiveClient third = open()) {
            second.next();
            third.next();
            Awaiting.until(() -> {
                second.send("{\"type\": \"ping\"}");
                third.send("{\"type\": \"ping\"}");
                try (LiveClient inItsPlace = open()) {
                    return inItsPlace.next().at("/type").asText().equals("welcome");
                } catch (IllegalStateException full) {
                    return false;
                }
            });
        }
        http.shutdownNow();
    }

    @Test
    @SuppressWarnings("try")
    void a_server_that_stops_answers_what_it_has_taken_and_says_that_it_comes_again() {
        try (InMemoryService stopping = hasty()) {
            String key = stopping.newAdmin("stopping");
            String talk = stopping.api(key)
                    .post("/v1/conversations", "{\"title\": \"Bees\"}")
                    .header("Location");
            try (LiveClient writer = LiveClient.open(stopping.port(), talk + "/live", key);
                    EventClient follower = new EventClient(stopping.port(), talk + "/events", key, "")) {
                follower.next();
                writer.next();
                for (int i = 0; i < 20; i++) {
                    writer.say("m-" + i, "number " + i);
                }
                writer.next("ack");
                stopping.close();

                assertThat(writer.closed()).isEqualTo(1012);
                assertThat(follower.next("ended").data().at("/reason").asText()).isEqualTo("restarting");
                follower.awaitEnd();
            }
        }
    }

    private static final class NeverReads implements WebSocket.Listener {
        @Override
        public void onOpen(WebSocket socket) {
            // asks for nothing
        }

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            throw new IllegalStateException("Nobody asked for this.");
        }
    }

    private void say(String content) {
        admin.post(
                path + "/messages", "{\"messages\": [{\"participant\": \"Ada\", \"content\": \"" + content + "\"}]}");
    }

    private EventClient follow(String lastEventId) {
        return new EventClient(service.port(), path + "/events", adminKey, lastEventId);
    }

    private LiveClient open() {
        return LiveClient.open(service.port(), path + "/live", adminKey);
    }
}
