package dev.commonplace.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.tenancy.Tenant;
import java.net.http.WebSocketHandshakeException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LiveSocketTest extends OpenService {
    private final Tenant tenant = service.tenant("live");
    private final String adminKey = service.key(tenant, Role.ADMIN);
    private final TestApi admin = service.api(adminKey);
    private String path = "";

    @BeforeEach
    void begin() {
        path = admin.post("/v1/conversations", "{\"title\": \"Bees\", \"visibility\": \"public\"}")
                .header("Location");
    }

    @Test
    void what_is_said_is_kept_when_it_has_its_ack() {
        try (LiveClient client = open(adminKey)) {
            JsonNode welcome = client.next();
            client.say("m-1", "Bees dance.").say("m-2", "They do.");

            assertThat(welcome.toString()).startsWith("{\"type\":\"welcome\"");
            assertThat(welcome.at("/next_sequence").asInt()).isZero();
            assertThat(welcome.at("/resume/after_sequence").asInt()).isEqualTo(-1);
            JsonNode first = client.next("ack");
            assertThat(first.at("/client_message_id").asText()).isEqualTo("m-1");
            assertThat(first.at("/sequence").asInt()).isZero();
            assertThat(client.next("ack").at("/sequence").asInt()).isEqualTo(1);
            assertThat(contents()).containsExactly("Bees dance.", "They do.");
        }
    }

    @Test
    void what_is_sent_again_after_a_drop_is_kept_once_and_in_order() {
        try (LiveClient client = open(adminKey)) {
            client.say("m-1", "one").say("m-2", "two");
            client.next("ack");
            client.next("ack");
        }
        try (LiveClient client = open(adminKey)) {
            client.say("m-2", "two").say("m-3", "three");

            JsonNode again = client.next("ack");
            assertThat(again.at("/sequence").asInt()).isEqualTo(1);
            assertThat(again.at("/created").asBoolean()).isFalse();
            assertThat(client.next("ack").at("/sequence").asInt()).isEqualTo(2);
        }
        assertThat(contents()).containsExactly("one", "two", "three");
    }

    @Test
    void a_flush_is_answered_after_everything_before_it() {
        try (LiveClient client = open(adminKey)) {
            client.next();
            client.say("m-1", "one").say("m-2", "two").send("{\"type\": \"flush\"}");

            assertThat(client.next().at("/type").asText()).isEqualTo("ack");
            assertThat(client.next().at("/type").asText()).isEqualTo("ack");
            JsonNode flushed = client.next();
            assertThat(flushed.at("/type").asText()).isEqualTo("flushed");
            assertThat(admin.get("/v1/jobs/" + flushed.at("/job_id").asText()).at("/kind"))
                    .isEqualTo("analyse_topics");
        }
    }

    @Test
    void who_watches_sees_messages_partial_texts_and_what_changes() {
        try (LiveClient speaker = open(adminKey);
                LiveClient watcher = open(service.key(tenant, Role.READER))) {
            watcher.send("{\"type\": \"watch\"}");
            watcher.next("watching");
            speaker.send("{\"type\": \"partial\", \"participant\": \"Ada\", \"content\": \"Bees d\"}");
            assertThat(watcher.next("partial").at("/content").asText()).isEqualTo("Bees d");

            speaker.say("m-1", "Bees dance.");
            JsonNode message = watcher.next("message").at("/message");
            assertThat(message.at("/content").asText()).isEqualTo("Bees dance.");
            assertThat(message.at("/participant/name").asText()).isEqualTo("Ada");
            admin.patch(path, "{\"title\": \"Wasps\"}");
            assertThat(watcher.next("conversation_changed").at("/version").asInt())
                    .isEqualTo(2);
            admin.delete(path + "/messages/" + message.at("/id").asText());
            assertThat(watcher.next("message_deleted").at("/sequence").asInt()).isZero();
            assertThat(contents()).containsExactly("");
        }
    }

    @Test
    void resuming_replays_what_came_since() {
        try (LiveClient client = open(adminKey)) {
            for (int i = 0; i < 450; i++) {
                client.say("m-" + i, "number " + i);
            }
            client.send("{\"type\": \"flush\"}").next("flushed");
            client.send("{\"type\": \"resume\", \"after_sequence\": 9}");

            assertThat(client.next("watching").at("/next_sequence").asInt()).isEqualTo(10);
            for (int i = 10; i < 450; i++) {
                assertThat(client.next("message").at("/message/content").asText())
                        .isEqualTo("number " + i);
            }
            client.say("m-450", "and on");
            assertThat(client.next("message").at("/message/sequence").asInt()).isEqualTo(450);
        }
    }

    @Test
    void what_cannot_be_read_is_answered_and_the_connection_lives() {
        try (LiveClient client = open(adminKey)) {
            client.next();
            client.send("{\"type\": ");
            assertThat(client.next().at("/code").asText()).isEqualTo("malformed_json");
            client.send("[]");
            assertThat(client.next().at("/code").asText()).isEqualTo("invalid_value");
            client.send("{\"type\": \"finale\"}");
            assertThat(client.next().at("/errors/0/pointer").asText()).isEqualTo("/type");
            client.send(
                    "{\"type\": \"final\", \"client_message_id\": \"m-1\", \"participant\": \"Ada\", \"colour\": 1}");
            JsonNode error = client.next();
            assertThat(error.at("/client_message_id").asText()).isEqualTo("m-1");
            client.send("{\"type\": \"final\", \"participant\": \"Ada\", \"content\": \"without a name\"}");
            assertThat(client.next().at("/errors/0/pointer").asText()).isEqualTo("/client_message_id");
            client.sendBinary();
            assertThat(client.next().at("/code").asText()).isEqualTo("malformed_request");
            client.send("{\"type\": \"ping\"}");
            assertThat(client.next().at("/type").asText()).isEqualTo("pong");
            client.say("m-1", "still here");
            assertThat(client.next().at("/type").asText()).isEqualTo("ack");
        }
    }

    @Test
    void too_many_unreadable_messages_in_a_row_close_the_connection() {
        try (LiveClient client = open(adminKey)) {
            for (int i = 0; i < 20; i++) {
                client.send("nonsense");
            }
            assertThat(client.closed()).isEqualTo(4400);
        }
    }

    @Test
    void a_message_that_is_too_big_closes_the_connection() {
        try (LiveClient client = open(adminKey)) {
            client.say("m-1", "a".repeat(600_000));

            assertThat(client.closed()).isEqualTo(1009);
        }
        assertThat(contents()).isEmpty();
    }

    @Test
    void a_message_that_is_refused_takes_no_other_with_it() {
        try (LiveClient client = open(adminKey)) {
            client.say("m-1", "one").next("ack");
            client.say("m-2", "two").say("m-1", "other words").say("m-3", "three");

            assertThat(client.next("error").at("/client_message_id").asText()).isEqualTo("m-1");
            client.next("ack");
            client.next("ack");
        }
        assertThat(contents()).containsExactly("one", "two", "three");
    }

    @Test
    void readers_may_watch_but_not_speak() {
        try (LiveClient reader = open(service.key(tenant, Role.READER))) {
            assertThat(reader.next().at("/may_write").asBoolean()).isFalse();
            reader.say("m-1", "may I?");

            assertThat(reader.next().at("/code").asText()).isEqualTo("forbidden");
            reader.send("{\"type\": \"ping\"}");
            assertThat(reader.next().at("/type").asText()).isEqualTo("pong");
        }
    }

    @Test
    void a_browser_shows_its_key_as_a_subprotocol_which_is_not_repeated() {
        try (LiveClient browser = LiveClient.openAsBrowser(
                service.port(), path + "/live", "commonplace.v1", "commonplace.key." + adminKey)) {
            assertThat(browser.protocol()).isEqualTo("commonplace.v1");
            assertThat(browser.next().at("/may_write").asBoolean()).isTrue();
        }
        refused(400, "", "commonplace.key." + adminKey);
        refused(401, "", "commonplace.v1", "commonplace.key.cpk_wrong");
    }

    @Test
    void nobody_gets_in_without_a_key_or_to_what_it_does_not_see() {
        String secret =
                admin.post("/v1/conversations", "{\"title\": \"Secret\"}").header("Location");

        refused(401, "cpk_nothing");
        assertThat(status(secret, service.key(tenant, Role.EDITOR))).isEqualTo(404);
        assertThat(status(path, service.newAdmin("others"))).isEqualTo(404);
        assertThat(status("/v1/conversations/01999d3c-7a10-7c3e-9b51-6d1f0a2b3c4d", adminKey))
                .isEqualTo(404);
        assertThat(admin.get(path + "/live").status()).isEqualTo(426);
        assertThat(admin.get(path + "/live").at("/code")).isEqualTo("upgrade_required");
    }

    @Test
    void a_deleted_conversation_ends_the_connections_of_who_watches_and_who_writes() {
        try (LiveClient watcher = open(adminKey);
                LiveClient writer = open(adminKey)) {
            watcher.send("{\"type\": \"watch\"}").next("watching");
            admin.delete(path);

            assertThat(watcher.next("ended").at("/reason").asText()).isEqualTo("deleted");
            assertThat(watcher.closed()).isEqualTo(4404);
            writer.say("m-1", "anybody?");
            assertThat(writer.next("error").at("/code").asText()).isEqualTo("not_found");
            assertThat(writer.closed()).isEqualTo(4404);
        }
    }

    @Test
    void who_no_longer_sees_the_conversation_is_shown_nothing_more() {
        try (LiveClient watcher = open(service.key(tenant, Role.READER))) {
            watcher.send("{\"type\": \"watch\"}").next("watching");
            admin.patch(path, "{\"visibility\": \"private\"}");
            admin.post(path + "/messages", "{\"messages\": [{\"participant\": \"Ada\", \"content\": \"Now alone.\"}]}");

            assertThat(watcher.next().at("/reason").asText()).isEqualTo("no_longer_visible");
            assertThat(watcher.closed()).isEqualTo(4404);
        }
    }

    private LiveClient open(String key) {
        return LiveClient.open(service.port(), path + "/live", key);
    }

    private void refused(int status, String key, String... protocols) {
        assertThatThrownBy(() -> (protocols.length == 0
                                ? open(key)
                                : LiveClient.openAsBrowser(service.port(), path + "/live", protocols))
                        .close())
                .hasCauseInstanceOf(WebSocketHandshakeException.class)
                .cause()
                .extracting(cause ->
                        ((WebSocketHandshakeException) cause).getResponse().statusCode())
                .isEqualTo(status);
    }

    @SuppressWarnings("try")
    private int status(String conversation, String key) {
        try (LiveClient in = LiveClient.open(service.port(), conversation + "/live", key)) {
            return 101;
        } catch (RuntimeException refused) {
            return ((WebSocketHandshakeException) refused.getCause())
                    .getResponse()
                    .statusCode();
        }
    }

    private List<String> contents() {
        List<String> contents = new ArrayList<>();
        admin.get(path + "/messages?limit=1000")
                .json()
                .path("items")
                .forEach(item -> contents.add(item.path("content").asText()));
        return contents;
    }
}
