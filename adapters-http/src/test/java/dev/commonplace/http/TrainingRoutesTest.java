package dev.commonplace.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.domain.shared.Role;
import org.junit.jupiter.api.Test;

class TrainingRoutesTest extends GraphForEach {
    @Test
    void edits_are_handed_out_as_json_lines_csv_and_markdown() {
        String path = corrected("=What \\\"Ada\\\" wanted\\n# and said");
        assertThat(api.get("/v1/training-data").status()).isEqualTo(409);
        assertThat(api.get("/v1/training-data").text()).contains("PUT /v1/training-consent");
        assertThat(api.put("/v1/training-consent", "{\"given\": true}").at("/given"))
                .isEqualTo("true");

        TestApi.Reply lines = api.get(path + "/training-data");
        TestApi.Reply csv = api.get("/v1/training-data?format=csv&kinds=correction");
        TestApi.Reply markdown = api.get("/v1/training-data?format=markdown");

        assertThat(lines.header("Content-Type")).contains("ndjson");
        assertThat(lines.text().lines()).hasSize(1);
        assertThat(lines.text())
                .contains("\"after_text\":\"=What \\\"Ada\\\" wanted", "\"utterances\":[{\"sequence\":0");
        assertThat(csv.text().lines().findFirst().orElseThrow()).startsWith("dataset,edit_id,");
        assertThat(csv.text()).contains("'=What \"\"Ada\"\" wanted");
        assertThat(markdown.text()).startsWith("# Training data\n").contains("> # and said\n");
        assertThat(api.get("/v1/training-data?kinds=split").text()).isEmpty();
    }

    @Test
    void a_set_comes_back_byte_for_byte_and_its_edits_are_marked() {
        String path = corrected("Ferries");
        api.put("/v1/training-consent", "{\"given\": true}");

        TestApi.Reply made = api.post("/v1/training-sets", "{\"kinds\": [\"correction\"]}");
        assertThat(made.status()).as(made.text()).isEqualTo(201);
        String set = made.header("Location");
        String first = api.get(set + "/data").text();
        corrected("Boats");

        assertThat(first).contains("Ferries").contains(made.at("/set/id"));
        assertThat(api.get(set + "/data").text()).isEqualTo(first);
        assertThat(api.get(set + "/data?format=csv").text())
                .isEqualTo(api.get(set + "/data?format=csv").text());
        assertThat(api.get(path + "/edits").at("/items/0/dataset")).isEqualTo(made.at("/set/id"));
        assertThat(api.get(path + "/edits?unexported_only=true")
                        .json()
                        .at("/items")
                        .size())
                .isZero();
        assertThat(api.get(set).at("/edits")).isEqualTo("1");
        assertThat(api.get("/v1/training-sets").at("/items/0/id")).isEqualTo(made.at("/set/id"));
    }

    @Test
    void wrong_requests_are_refused_by_field_and_others_see_nothing() {
        api.put("/v1/training-consent", "{\"given\": true}");
        assertRefused(api.get("/v1/training-data?format=xml"), 400, "/format");
        assertRefused(api.get("/v1/training-data?kinds=explosion"), 400, "/kinds");
        assertRefused(api.get("/v1/training-data?limit=2001"), 400, "/limit");
        assertRefused(api.get("/v1/training-data?cursor=%00"), 400, "/cursor");
        assertRefused(api.get("/v1/training-data?form=csv"), 400, "/form");
        assertRefused(api.get("/v1/training-data?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z"), 400, "/to");
        assertRefused(api.put("/v1/training-consent", "{\"given\": \"yes\"}"), 400, "/given");
        assertRefused(api.put("/v1/training-consent", "{}"), 400, "/given");
        assertRefused(api.post("/v1/training-sets", "{\"kind\": []}"), 400, "/kind");
        assertThat(api.post("/v1/training-sets", "{}").status()).isEqualTo(409);
        assertThat(api.get("/v1/training-sets/00000000-0000-7000-8000-000000000000")
                        .status())
                .isEqualTo(404);
        corrected("Ferries");
        String set = api.post("/v1/training-sets", "{}").header("Location");
        var tenant = service.tenant("training-others");
        TestApi others = service.api(service.key(tenant, Role.ADMIN));
        TestApi reader = service.api(service.key(tenant, Role.READER));
        TestApi editor = service.api(service.key(tenant, Role.EDITOR));
        others.put("/v1/training-consent", "{\"given\": true}");
        assertThat(others.get(set + "/data").status()).isEqualTo(404);
        assertThat(others.get("/v1/training-data").text()).isEmpty();
        assertThat(reader.get("/v1/training-data").status()).isEqualTo(403);
        assertThat(reader.get("/v1/training-consent").status()).isEqualTo(200);
        assertThat(editor.put("/v1/training-consent", "{\"given\": false}").status())
                .isEqualTo(403);
        assertThat(editor.get("/v1/training-data?pseudonyms=false").status()).isEqualTo(403);
    }

    private static void assertRefused(TestApi.Reply reply, int status, String field) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.text()).contains("\"" + field + "\"");
    }

    private String corrected(String title) {
        String path = talk(20);
        String node = api.get(path + "/nodes?zoom=3").at("/nodes/0/id");
        TestApi.Reply done = api.post(
                path + "/edits",
                "{\"corrections\": [{\"op\": \"retitle\", \"node_id\": \"" + node + "\", \"title\": \"" + title
                        + "\"}]}");
        assertThat(done.status()).as(done.text()).isEqualTo(200);
        return path;
    }
}
