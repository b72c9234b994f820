package dev.commonplace.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchOptionsRoutesTest extends OpenService {
    private static final String DOCUMENT = """
            {"external_id": "%s", "content": "%s", "source": "%s", "tags": ["animals"], "date": "%s"}""";

    private final TestApi api = service.api(service.newAdmin("options"));

    @BeforeAll
    void fill() {
        for (String document : new String[] {
            DOCUMENT.formatted("bees", "Bees decide by dancing.", "wiki", "2026-01-01T00:00:00Z"),
            DOCUMENT.formatted("ants", "Ants decide by smell, not by dancing.", "mail", "2025-02-01T00:00:00Z")
        }) {
            assertThat(api.post("/v1/documents", document, "Prefer", "wait=5").status())
                    .isEqualTo(201);
        }
    }

    @Test
    void one_search_can_ask_for_everything_at_once() {
        TestApi.Reply reply = api.post("/v1/search", """
                {"query": "decide -smell dacing", "mode": "hybrid", "weights": {"semantic": 0.3}, "threshold": 0,
                 "boosts": {"recency": {"half_life_days": 30}, "popularity": {"weight": 1}, "source": {"wiki": 2}},
                 "diversity": {"lambda": 0.7}, "group_by": "document", "more_chunks": 3, "highlight": {"snippet_characters": 60},
                 "facets": ["tags", "source", "year", "metadata.none"], "facet_values": 5, "explain": true}""");

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().path("hits")).hasSize(1);
        JsonNode hit = reply.json().at("/hits/0");
        assertThat(hit.at("/document/external_id").asText()).isEqualTo("bees");
        assertThat(hit.path("highlights")).hasSize(1);
        assertThat(hit.at("/highlights/0/start").asInt()).isEqualTo(5);
        assertThat(hit.at("/snippet/text").asText()).isEqualTo("Bees decide by dancing.");
        assertThat(hit.path("more_chunks").isArray()).isTrue();
        JsonNode explanation = hit.path("explanation");
        assertThat(explanation.path("boosts")).hasSize(3);
        double score = explanation.path("base").asDouble();
        for (JsonNode boost : explanation.path("boosts")) {
            score *= boost.path("factor").asDouble();
        }
        assertThat(hit.path("score").asDouble()).isEqualTo(score);
        assertThat(explanation.at("/text/weight").asDouble()).isEqualTo(0.7);
        assertThat(explanation.at("/diversity/rank_before").asInt()).isEqualTo(1);
        assertThat(reply.json().at("/facets/tags/0/value").asText()).isEqualTo("animals");
        assertThat(reply.json().at("/facets/tags/0/documents").asInt()).isEqualTo(1);
        assertThat(reply.json().at("/facets/metadata.none")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "hybrid, , 2",
        "hybrid, true, 1",
        "semantic, false, 2",
        "semantic, true, 1",
        "text, , 1",
        "text, false, 2",
        "text, true, 1"
    })
    void a_phrase_is_a_condition_for_text_or_where_it_is_said(String mode, @Nullable String required, int hits) {
        TestApi.Reply reply = api.post(
                "/v1/search",
                "{\"query\": \"\\\"bees decide\\\"\", \"threshold\": -1, \"mode\": \"%s\", \"require_phrases\": %s}"
                        .formatted(mode, required));

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().path("hits")).hasSize(hits);
        assertThat(reply.json().at("/hits/0/document/external_id").asText()).isEqualTo("bees");
    }

    @Test
    void more_like_a_document_or_a_chunk() {
        JsonNode bees = api.post("/v1/search", "{\"query\": \"bees\", \"mode\": \"text\", \"limit\": 1}")
                .json()
                .at("/hits/0");

        for (String like : new String[] {
            "{\"document_id\": \"" + bees.at("/document/id").asText() + "\"}",
            "{\"chunk_id\": \"" + bees.path("chunk_id").asText() + "\"}"
        }) {
            TestApi.Reply reply = api.post("/v1/search", "{\"like\": " + like + "}");
            assertThat(reply.status()).as(reply.text()).isEqualTo(200);
            assertThat(reply.json().path("hits")).hasSize(1);
            assertThat(reply.at("/hits/0/document/external_id")).isEqualTo("ants");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"query\": \"-bees\"} | /query",
                "{\"like\": {}} | /like",
                "{\"query\": \"a\", \"weights\": {\"semantic\": 2}} | /weights/semantic",
                "{\"query\": \"a\", \"weights\": {\"text\": 1}} | /weights/text",
                "{\"query\": \"a\", \"boosts\": {\"recency\": {\"weight\": 1}}} | /boosts/recency/half_life_days",
                "{\"query\": \"a\", \"boosts\": {\"recency\": {\"weight\": 11, \"half_life_days\": 1}}} | /boosts/recency/weight",
                "{\"query\": \"a\", \"boosts\": {\"age\": 1}} | /boosts/age",
                "{\"query\": \"a\", \"diversity\": {\"lambda\": -1}} | /diversity/lambda",
                "{\"query\": \"a\", \"group_by\": \"tag\"} | /group_by",
                "{\"query\": \"a\", \"more_chunks\": 1} | /more_chunks",
                "{\"query\": \"a\", \"highlight\": {\"snippet_characters\": 1}} | /highlight/snippet_characters",
                "{\"query\": \"a\", \"facets\": [\"tags\", \"colour\"]} | /facets/1",
                "{\"query\": \"a\", \"facet_values\": 0} | /facet_values",
            })
    void what_is_wrong_is_named(String body, String pointer) {
        TestApi.Reply reply = api.post("/v1/search", body);

        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.at("/errors/0/pointer")).as(reply.text()).isEqualTo(pointer);
    }

    @Test
    void settings_are_replaced_as_a_whole_by_who_saw_the_last_ones() {
        TestApi other = service.api(service.newAdmin("settings"));
        TestApi.Reply before = other.get("/v1/search/settings");
        assertThat(before.header("ETag")).isEqualTo("\"1\"");
        assertThat(before.json().path("language").isNull()).isTrue();

        String change =
                "{\"language\": \"simple\", \"boosts\": {\"source\": {\"Wiki\": 2}}, \"thresholds\": {\"text\": 1}}";
        TestApi.Reply after = other.put("/v1/search/settings", change, "If-Match", "\"1\"");

        assertThat(after.status()).as(after.text()).isEqualTo(200);
        assertThat(after.header("ETag")).isEqualTo("\"2\"");
        assertThat(after.json().at("/boosts/source/Wiki").asDouble()).isEqualTo(2);
        assertThat(other.get("/v1/search/settings").json()).isEqualTo(after.json());
        assertThat(other.put("/v1/search/settings", change, "If-Match", "\"1\"").status())
                .isEqualTo(412);
        TestApi.Reply unknown = other.put("/v1/search/settings", "{\"language\": \"klingon\"}");
        assertThat(unknown.at("/errors/0/pointer")).isEqualTo("/language");
        TestApi.Reply misspelt = other.put("/v1/search/settings", "{\"langauge\": \"simple\", \"colour\": 1}");
        assertThat(misspelt.at("/errors/0/detail")).isEqualTo("There is no such field. Did you mean \"language\"?");
        assertThat(misspelt.at("/errors/1/detail")).isEqualTo("There is no such field.");
        assertThat(other.put("/v1/search/settings", "{\"thresholds\": {\"semantic\": 5}}")
                        .at("/errors/0/pointer"))
                .isEqualTo("/thresholds/semantic");
        assertThat(other.put("/v1/search/settings", "{}")
                        .json()
                        .path("language")
                        .isNull())
                .isTrue();
    }

    @Test
    void suggestions_complete_the_last_word() {
        TestApi.Reply reply = api.get("/v1/search/suggestions?prefix=how+DEC&limit=3");

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.at("/suggestions/0/text")).isEqualTo("how decide");
        assertThat(reply.json().at("/suggestions/0/documents").asInt()).isEqualTo(2);
        assertThat(api.get("/v1/search/suggestions").status()).isEqualTo(400);
        assertThat(api.get("/v1/search/suggestions?prefix=a&limits=5").at("/errors/0/detail"))
                .isEqualTo("There is no such parameter. Did you mean \"limit\"?");
        assertThat(api.get("/v1/search/suggestions?prefix=a&limit=51").status()).isEqualTo(400);
    }
}
