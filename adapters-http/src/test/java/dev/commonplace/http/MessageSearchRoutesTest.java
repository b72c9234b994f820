package dev.commonplace.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Search with the scope messages, over HTTP. */
class MessageSearchRoutesTest extends OpenService {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final TestApi admin = service.api(service.newAdmin("talkers"));

    @Test
    void messages_are_found_with_who_said_them_and_what_was_said_around() {
        String talk = talk();

        JsonNode found = search("""
                {"scope": "messages", "query": "herons", "mode": "text", "context": 1, "highlight": true, "explain": true,
                 "filter": {"conversation_id": "%s", "speaker": "ADA", "kind": ["meeting"], "source": "api"}}""".formatted(talk));

        assertThat(found.path("scope").asText()).isEqualTo("messages");
        JsonNode hit = found.at("/hits/0");
        assertThat(hit.path("text").asText()).isEqualTo("Where do the herons nest?");
        assertThat(hit.at("/speaker/name").asText()).isEqualTo("Ada");
        assertThat(hit.at("/conversation/id").asText()).isEqualTo(talk);
        assertThat(hit.at("/context/0/text").asText()).isEqualTo("By the mill.");
        assertThat(hit.path("said_at").asText()).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(hit.path("highlights")).hasSize(1);
        JsonNode explanation = hit.path("explanation");
        double lent = 0;
        for (JsonNode neighbour : explanation.path("neighbours")) {
            lent += neighbour.path("contribution").asDouble();
        }
        assertThat(explanation.path("contribution").asDouble() + lent)
                .isEqualTo(hit.path("score").asDouble());
    }

    @Test
    void what_messages_do_not_know_is_refused_with_its_place() {
        refused("/scope", "{\"scope\": \"pictures\", \"query\": \"herons\"}");
        refused("/group_by", "{\"scope\": \"messages\", \"query\": \"herons\", \"group_by\": \"document\"}");
        refused("/context", "{\"scope\": \"messages\", \"query\": \"herons\", \"context\": 21}");
        refused("/neighbour_share", "{\"scope\": \"messages\", \"query\": \"herons\", \"neighbour_share\": 2}");
        refused("/filter/tags", "{\"scope\": \"messages\", \"query\": \"herons\", \"filter\": {\"tags\": [\"a\"]}}");
        refused("/filter/kind", "{\"scope\": \"messages\", \"query\": \"herons\", \"filter\": {\"kind\": \"song\"}}");
        refused("/context", "{\"query\": \"herons\", \"context\": 1}");
    }

    private void refused(String pointer, String body) {
        TestApi.Reply answer = admin.post("/v1/search", body);
        assertThat(answer.status()).as(body).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
    }

    private JsonNode search(String body) {
        TestApi.Reply answer = admin.post("/v1/search", body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    /** @return the conversation's id, once its messages are found */
    private String talk() {
        String id = admin.post("/v1/conversations", "{\"title\": \"Birds\", \"kind\": \"meeting\"}")
                .at("/id");
        TestApi.Reply appended = admin.post("/v1/conversations/" + id + "/messages", """
                {"messages": [
                  {"participant": {"name": "Ada"}, "content": "Where do the herons nest?", "said_at": "2026-03-01T10:00:00Z"},
                  {"participant": {"name": "Ben"}, "content": "By the mill."}]}""");
        assertThat(appended.status()).as(appended.text()).isBetween(200, 201);
        Instant deadline = Instant.now().plus(PATIENCE);
        while (search("{\"scope\": \"messages\", \"query\": \"herons\", \"mode\": \"semantic\"}")
                .path("hits")
                .isEmpty()) {
            assertThat(Instant.now()).isBefore(deadline);
        }
        return id;
    }
}
