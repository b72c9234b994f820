package dev.commonplace.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** Search with the scope messages, over HTTP. */
class MessageSearchRoutesTest extends OpenTalk {
    MessageSearchRoutesTest() {
        super("talkers", "messages");
    }

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
}
