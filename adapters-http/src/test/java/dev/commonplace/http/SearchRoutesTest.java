package dev.commonplace.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchRoutesTest extends OpenService {
    private final TestApi api = service.api(service.newAdmin("search"));

    @BeforeAll
    void fill() {
        document("bees", "Bees decide by dancing.", "animals", 1, "2026-01-01T00:00:00Z");
        document("ants", "Ants decide by smell, not by dancing.", "animals", 2, "2026-02-01T00:00:00Z");
        document("bread", "Bread needs time and salt.", "food", 3, "2026-03-01T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "semantic", "hybrid"})
    void finds_chunks_in_every_mode(String mode) {
        TestApi.Reply reply =
                api.post("/v1/search", "{\"query\": \"bees dancing\", \"mode\": \"" + mode + "\", \"explain\": true}");

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.at("/mode")).isEqualTo(mode);
        JsonNode hit = reply.json().at("/hits/0");
        assertThat(hit.at("/document/external_id").asText()).isEqualTo("bees");
        assertThat(hit.path("text").asText()).isEqualTo("Bees decide by dancing.");
        assertThat(hit.path("end").asInt()).isEqualTo(23);
        assertThat(hit.at("/parts/text").isNull()).isEqualTo(mode.equals("semantic"));
        assertThat(hit.at("/parts/semantic").isNull()).isEqualTo(mode.equals("text"));
        assertThat(reply.at("/explanation/formula")).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"tags\": [\"animals\"]} | 2",
                "{\"tags\": {\"any\": [\"animals\", \"food\"]}} | 3",
                "{\"tags\": {\"all\": [\"animals\", \"food\"]}} | 0",
                "{\"metadata\": {\"n\": 2}} | 1",
                "{\"metadata\": {\"n\": {\"gt\": 1, \"lte\": 3}}} | 2",
                "{\"metadata\": {\"list\": {\"contains\": 7}}} | 3",
                "{\"metadata\": {\"n\": {\"equals\": 3}}} | 1",
                "{\"external_id\": [\"bees\", \"bread\"]} | 2",
                "{\"source\": \"nowhere\"} | 0",
                "{\"status\": \"ready\"} | 3",
                "{\"date\": {\"from\": \"2026-02-01T00:00:00Z\"}} | 2",
                "{\"date\": {\"to\": \"2026-02-01T00:00:00Z\"}} | 1",
                "{} | 3",
                "null | 3",
            })
    void filters_before_it_ranks(String filter, int expected) {
        TestApi.Reply reply = api.post(
                "/v1/search", "{\"query\": \"decide bread\", \"mode\": \"semantic\", \"filter\": " + filter + "}");

        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        assertThat(reply.json().path("hits")).hasSize(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"query\": \"a\", \"limit\": 0} | /limit",
                "{\"query\": \"a\", \"limit\": 2.5} | /limit",
                "{\"query\": \"a\", \"limit\": \"5\"} | /limit",
                "{\"mode\": \"text\"} | /query",
                "{\"query\": 5} | /query",
                "{\"query\": \"a\", \"mode\": \"magic\"} | /mode",
                "{\"query\": \"a\", \"explain\": \"yes\"} | /explain",
                "{\"query\": \"a\", \"threshold\": 1e999} | /threshold",
                "{\"query\": \"a\", \"vector\": [1, 2]} | /vector",
                "{\"query\": \"a\", \"vector\": [1, \"2\"]} | /vector/1",
                "{\"query\": \"a\", \"vector\": [1e99]} | /vector",
                "{\"query\": \"a\", \"vector\": [0, 0]} | /vector",
                "{\"query\": \"a\", \"filter\": []} | /filter",
                "{\"query\": \"a\", \"filter\": {\"colour\": 1}} | /filter/colour",
                "{\"query\": \"a\", \"filter\": {\"tags\": {\"all\": [1]}}} | /filter/tags/all/0",
                "{\"query\": \"a\", \"filter\": {\"date\": {\"from\": \"yesterday\"}}} | /filter/date/from",
                "{\"query\": \"a\", \"filter\": {\"metadata\": {\"n\": {\"gte\": []}}}} | /filter/metadata/n/gte",
                "{\"query\": \"a\", \"filter\": {\"metadata\": {\"n\": {\"like\": 1}}}} | /filter/metadata/n",
                "{\"query\": \"a\", \"filter\": {\"document_id\": [\"1-1-1-1-1\"]}} | /filter/document_id/0",
                "{\"query\": \"a\\u0000b\"} | /query",
                "{\"query\": \"a\\ud800b\"} | /query",
            })
    void names_what_is_wrong_with_a_search(String search, String pointer) {
        TestApi.Reply reply = api.post("/v1/search", search);

        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.at("/errors/0/pointer")).as(reply.text()).isEqualTo(pointer);
    }

    @Test
    void remembers_every_search_and_change() {
        api.post("/v1/search", "{\"query\": \"remembered\", \"limit\": 3, \"filter\": {\"tags\": [\"food\"]}}");

        TestApi.Reply searches = api.get("/v1/searches?query=REMEMBER&mode=hybrid");
        TestApi.Reply changes = api.get("/v1/audit?action=document.create&limit=2");

        assertThat(searches.json().path("items")).hasSize(1);
        assertThat(searches.at("/items/0/filter/tags/0")).isEqualTo("food");
        assertThat(searches.at("/items/0/limit")).isEqualTo("3");
        assertThat(changes.json().path("items")).hasSize(2);
        assertThat(changes.at("/items/0/origin/ip_address")).isEqualTo("127.0.0.1");
        assertThat(changes.at("/items/0/resource/type")).isEqualTo("document");
        assertThat(api.get("/v1/searches?form=2026").status()).isEqualTo(400);
    }

    @Test
    void shows_jobs_and_their_states() {
        TestApi.Reply jobs = api.get("/v1/jobs?state=completed&kind=embed_document");

        assertThat(jobs.json().path("items")).hasSizeGreaterThanOrEqualTo(3);
        String path = "/v1/jobs/" + jobs.at("/items/0/id");
        assertThat(api.get(path).at("/kind")).isEqualTo("embed_document");
        assertThat(api.get("/v1/jobs/statistics").at("/by_state/pending")).isEqualTo("0");
        TestApi.Reply late = api.post(path + "/cancel", "");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.at("/code")).isEqualTo("wrong_state");
        assertThat(api.get("/v1/embedding-spaces").at("/items/0/dimension")).isEqualTo("384");
    }

    private void document(String externalId, String content, String tag, int n, String date) {
        TestApi.Reply reply = api.post(
                "/v1/documents",
                "{\"external_id\": \"" + externalId + "\", \"content\": \"" + content + "\", \"tags\": [\"" + tag
                        + "\"], \"metadata\": {\"n\": " + n + ", \"list\": [7, 8]}, \"date\": \"" + date + "\"}",
                "Prefer",
                "wait=30");
        assertThat(reply.at("/status")).as(reply.text()).isEqualTo("ready");
    }
}
