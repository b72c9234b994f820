package dev.commonplace.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.commonplace.domain.shared.Role;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DocumentRoutesTest extends TenantForEach {
    @Test
    void creates_a_document_and_says_where_it_is() {
        TestApi.Reply created = api.post("/v1/documents", """
                {"content": "Bees dance.", "external_id": "bees", "title": "Bees", "tags": ["animals"],
                 "metadata": {"shelf": 3, "read": null}, "date": "2026-01-31T12:00:00+01:00"}
                """);

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.at("/effect")).isEqualTo("created");
        assertThat(created.at("/date")).isEqualTo("2026-01-31T11:00:00Z");
        assertThat(created.at("/metadata/shelf")).isEqualTo("3");
        assertThat(created.header("ETag")).isEqualTo("\"1\"");
        TestApi.Reply read = api.get(created.header("Location"));
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.at("/content")).isEqualTo("Bees dance.");
        assertThat(read.at("/id")).isEqualTo(created.at("/id"));
    }

    @Test
    void makes_a_new_version_of_a_known_document_and_none_of_an_unchanged_one() {
        api.post("/v1/documents", "{\"content\": \"One.\", \"external_id\": \"a\"}");

        TestApi.Reply replaced = api.post("/v1/documents", "{\"content\": \"Two.\", \"external_id\": \"a\"}");
        TestApi.Reply unchanged = api.post("/v1/documents", "{\"content\": \"Two.\", \"external_id\": \"a\"}");

        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.at("/effect")).isEqualTo("replaced");
        assertThat(replaced.at("/version")).isEqualTo("2");
        assertThat(unchanged.status()).isEqualTo(200);
        assertThat(unchanged.at("/effect")).isEqualTo("unchanged");
        assertThat(unchanged.at("/version")).isEqualTo("2");
    }

    @Test
    void waits_until_a_document_is_ready_when_that_is_preferred() {
        TestApi.Reply created = api.post("/v1/documents", "{\"content\": \"Bees.\"}", "Prefer", "wait=30");

        assertThat(created.at("/status")).isEqualTo("ready");
        assertThat(created.header("Preference-Applied")).isEqualTo("wait=30");
    }

    @Test
    void refuses_to_replace_a_version_that_is_gone() {
        String path = api.post("/v1/documents", "{\"content\": \"One.\"}").header("Location");

        assertThat(api.put(path, "{\"content\": \"Two.\"}", "If-Match", "\"1\"").header("ETag"))
                .isEqualTo("\"2\"");
        TestApi.Reply stale = api.put(path, "{\"content\": \"Three.\"}", "If-Match", "\"1\"");

        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.at("/code")).isEqualTo("stale_version");
        assertThat(api.delete(path, "If-Match", "\"1\"").status()).isEqualTo(412);
        assertThat(api.delete(path, "If-Match", "\"2\"").status()).isEqualTo(204);
        assertThat(api.get(path).status()).isEqualTo(404);
    }

    @Test
    void pages_through_a_list_without_gaps_or_doubles() {
        for (int i = 0; i < 7; i++) {
            api.post("/v1/documents", "{\"content\": \"Document " + i + ".\", \"external_id\": \"" + i + "\"}");
        }

        JsonNode first = api.get("/v1/documents?limit=4").json();
        JsonNode second = api.get("/v1/documents?limit=4&cursor="
                        + first.path("next_cursor").asText())
                .json();

        assertThat(first.path("items")).hasSize(4);
        assertThat(second.path("items")).hasSize(3);
        assertThat(second.path("next_cursor").isNull()).isTrue();
        assertThat(first.at("/items/0/external_id").asText()).isEqualTo("6");
        assertThat(second.at("/items/2/external_id").asText()).isEqualTo("0");
    }

    @Test
    void filters_a_list_by_its_parameters() {
        api.post("/v1/documents", "{\"content\": \"A.\", \"tags\": [\"x\", \"y\"], \"metadata\": {\"n\": 1}}");
        api.post("/v1/documents", "{\"content\": \"B.\", \"tags\": [\"x\"], \"metadata\": {\"n\": 2}}");

        assertThat(items("?tag=x")).isEqualTo(2);
        assertThat(items("?tag=x&tag=y")).isEqualTo(1);
        assertThat(items("?metadata=%7B%22n%22%3A%7B%22gte%22%3A2%7D%7D")).isEqualTo(1);
        assertThat(items("?external_id=none")).isZero();
        assertThat(api.get("/v1/documents?tags=x").at("/errors/0/pointer")).isEqualTo("/tags");
    }

    @Test
    void pages_through_chunks_that_are_pieces_of_the_content() {
        String content = "Häuser und \uD83C\uDFE0. ".repeat(400);
        String path =
                api.post("/v1/documents", "{\"content\": \"" + content + "\"}").header("Location");
        String read = api.get(path).at("/content");

        JsonNode first = api.get(path + "/chunks?limit=2").json();
        JsonNode rest = api.get(
                        path + "/chunks?cursor=" + first.path("next_cursor").asText())
                .json();

        assertThat(first.path("items")).hasSize(2);
        assertThat(rest.path("next_cursor").isNull()).isTrue();
        assertThat(rest.at("/items/0/ordinal").asInt()).isEqualTo(2);
        JsonNode chunk = rest.at("/items/0");
        int start = read.offsetByCodePoints(0, chunk.path("start").asInt());
        int end = read.offsetByCodePoints(0, chunk.path("end").asInt());
        assertThat(read.substring(start, end)).isEqualTo(chunk.path("text").asText());
    }

    @Test
    void names_every_field_that_it_does_not_know() {
        TestApi.Reply refused = api.post("/v1/documents", "{\"content\": \"A.\", \"tittle\": \"B\", \"a/b~\": 1}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(refused.json().path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/tittle", "/a~1b~0");
    }

    @Test
    void lets_readers_read_only() {
        TestApi reader = service.api(service.key(service.tenant("readers"), Role.READER));

        assertThat(reader.get("/v1/documents").status()).isEqualTo(200);
        assertThat(reader.post("/v1/documents", "{\"content\": \"A.\"}").status())
                .isEqualTo(403);
        assertThat(reader.send(
                                "POST",
                                "/v1/documents/bulk",
                                "{}".getBytes(StandardCharsets.UTF_8),
                                Map.of("Content-Type", "application/x-ndjson"))
                        .status())
                .isEqualTo(403);
    }

    private int items(String query) {
        TestApi.Reply reply = api.get("/v1/documents" + query);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json().path("items").size();
    }
}
