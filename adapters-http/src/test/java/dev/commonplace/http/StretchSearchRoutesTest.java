package dev.commonplace.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Search with the scopes nodes and conversations, over HTTP. */
class StretchSearchRoutesTest extends OpenTalk {
    StretchSearchRoutesTest() {
        super("graphs", "nodes");
    }

    @Test
    void nodes_and_conversations_are_found_with_the_messages_that_speak_for_them() {
        String talk = talk();

        JsonNode nodes = search("""
                {"scope": "nodes", "query": "herons", "mode": "hybrid", "passages": 1, "highlight": true, "explain": true,
                 "filter": {"conversation_id": "%s", "speaker": "ADA", "level": [2, 3]}}""".formatted(talk));
        assertThat(nodes.path("scope").asText()).isEqualTo("nodes");
        JsonNode hit = nodes.at("/hits/0");
        assertThat(hit.at("/node/level").asInt()).isBetween(2, 3);
        assertThat(hit.at("/parents/0/level").asInt()).isEqualTo(1);
        assertThat(hit.at("/conversation/id").asText()).isEqualTo(talk);
        assertThat(hit.path("passages")).hasSize(1);
        assertThat(hit.at("/passages/0/speaker/name").asText()).isEqualTo("Ada");
        assertThat(hit.at("/passages/0/highlights")).isNotEmpty();
        assertAddsUp(hit);

        JsonNode conversations = search("""
                {"scope": "conversations", "query": "birds herons", "mode": "hybrid", "explain": true}""");
        JsonNode found = conversations.at("/hits/0");
        assertThat(found.at("/conversation/id").asText()).isEqualTo(talk);
        assertThat(found.path("message_count").asInt()).isEqualTo(2);
        assertThat(found.at("/passages/0/topic/level").asInt()).isEqualTo(2);
        assertAddsUp(found);
    }

    private static void assertAddsUp(JsonNode hit) {
        JsonNode explanation = hit.path("explanation");
        double lexemes = 0;
        for (JsonNode lexeme : explanation.path("lexemes")) {
            lexemes += lexeme.path("contribution").asDouble();
        }
        assertThat(explanation.at("/text/score").asDouble()).isCloseTo(lexemes, within());
        assertThat(hit.path("score").asDouble())
                .isCloseTo(
                        explanation.at("/text/contribution").asDouble()
                                + explanation.at("/semantic/contribution").asDouble(),
                        within());
    }

    private static Offset<Double> within() {
        return Offset.offset(1e-9);
    }

    @Test
    void what_nodes_and_conversations_do_not_know_is_refused_with_its_place() {
        refused("/facets", "{\"scope\": \"nodes\", \"query\": \"herons\", \"facets\": [\"tags\"]}");
        refused("/passages", "{\"scope\": \"nodes\", \"query\": \"herons\", \"passages\": 21}");
        refused("/filter/level", "{\"scope\": \"nodes\", \"query\": \"herons\", \"filter\": {\"level\": 0}}");
        refused("/filter/flags", "{\"scope\": \"nodes\", \"query\": \"herons\", \"filter\": {\"flags\": \"odd\"}}");
        refused("/filter/level", "{\"scope\": \"conversations\", \"query\": \"herons\", \"filter\": {\"level\": 2}}");
        refused("/context", "{\"scope\": \"conversations\", \"query\": \"herons\", \"context\": 1}");
    }
}
