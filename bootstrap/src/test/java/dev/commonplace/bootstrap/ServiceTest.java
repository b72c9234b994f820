package dev.commonplace.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.fixtures.http.ApiClient;
import dev.commonplace.fixtures.http.HttpAnswer;
import dev.commonplace.fixtures.http.HttpCall;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole service on a real database with the real model, seen through HTTP. */
class ServiceTest {
    private static final String HONEY =
            "Honey keeps for centuries: pots of it were found in Egyptian tombs, still good.";

    private static TestDatabase database;
    private static RunningService service;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        service = RunningService.start(database.url());
    }

    @AfterAll
    static void stop() {
        service.close();
        database.close();
    }

    @Test
    void a_document_is_ready_when_its_giver_waits_for_it() {
        ApiClient tenant = service.newTenant("waits");

        HttpAnswer answer = create(tenant, "honey", HONEY);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.at("/status")).isEqualTo("ready");
        assertThat(answer.at("/effect")).isEqualTo("created");
        assertThat(answer.at("/version")).isEqualTo("1");
        assertThat(answer.header("Location")).isEqualTo("/v1/documents/" + answer.at("/id"));
        HttpAnswer read = tenant.get(answer.header("Location"));
        assertThat(read.at("/content")).isEqualTo(HONEY);
        assertThat(read.at("/chunks")).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({
        "text, Egyptian tombs",
        "semantic, sweet food that never spoils",
        "hybrid, what food lasts a hundred years in a pot"
    })
    void search_finds_a_document_in_every_mode(String mode, String query) {
        ApiClient tenant = service.newTenant("finds-" + mode);
        String honey = create(tenant, "honey", HONEY).at("/id");
        create(tenant, "trains", "The night train leaves at eleven and reaches the coast at dawn.");
        create(tenant, "tax", "The tax office wants its forms by the end of May.");

        HttpAnswer found = search(tenant, mode, query);

        assertThat(found.status()).isEqualTo(200);
        assertThat(found.at("/mode")).isEqualTo(mode);
        assertThat(found.at("/degraded")).isEmpty();
        assertThat(found.at("/hits/0/document/id")).isEqualTo(honey);
        assertThat(found.at("/hits/0/text")).isEqualTo(HONEY);
        assertThat(Double.parseDouble(found.at("/hits/0/score"))).isPositive();
    }

    @Test
    void the_same_external_id_replaces_what_was_there() {
        ApiClient tenant = service.newTenant("replaces");
        String id = create(tenant, "note", HONEY).at("/id");

        HttpAnswer replaced = create(tenant, "note", "Salt was once worth its weight in silver.");

        assertThat(replaced.status()).isEqualTo(200);
        assertThat(replaced.at("/id")).isEqualTo(id);
        assertThat(replaced.at("/effect")).isEqualTo("replaced");
        assertThat(replaced.at("/version")).isEqualTo("2");
        assertThat(replaced.at("/status")).isEqualTo("ready");
        assertThat(search(tenant, "text", "Egyptian tombs").at("/hits/0/text")).isEmpty();
        assertThat(search(tenant, "semantic", "the price of salt").at("/hits/0/text"))
                .startsWith("Salt was");
        assertThat(tenant.get("/v1/documents").json().at("/items")).hasSize(1);
    }

    @Test
    void the_same_content_again_is_no_work() {
        ApiClient tenant = service.newTenant("same");
        create(tenant, "honey", HONEY);
        String jobs = tenant.get("/v1/jobs").body();
        String audit = tenant.get("/v1/audit").body();

        HttpAnswer again = create(tenant, "honey", HONEY);

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.at("/effect")).isEqualTo("unchanged");
        assertThat(again.at("/version")).isEqualTo("1");
        assertThat(tenant.get("/v1/jobs").body()).isEqualTo(jobs);
        assertThat(tenant.get("/v1/audit").body()).isEqualTo(audit);
    }

    @Test
    void a_repeated_request_with_an_idempotency_key_is_answered_from_memory() {
        ApiClient tenant = service.newTenant("idempotent");
        HttpCall call = HttpCall.json("POST", "/v1/documents", "{\"content\":\"Once is enough.\"}")
                .with("Idempotency-Key", "one");

        HttpAnswer first = tenant.send(call);
        HttpAnswer second = tenant.send(call);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(201);
        assertThat(second.at("/id")).isEqualTo(first.at("/id"));
        assertThat(tenant.get("/v1/documents").json().at("/items")).hasSize(1);
    }

    @Test
    void a_bad_line_of_a_bulk_is_told_by_its_number_and_the_others_go_in() {
        ApiClient tenant = service.newTenant("bulk");
        String lines = """
                {"external_id":"a","content":"Ants carry leaves."}
                {"external_id":"b","content":
                {"external_id":"c","content":"Cats sleep."}
                """;

        HttpAnswer report = tenant.send(HttpCall.of("POST", "/v1/documents/bulk")
                .withBody("application/x-ndjson", lines.getBytes(StandardCharsets.UTF_8)));

        assertThat(report.status()).isEqualTo(200);
        assertThat(report.at("/received")).isEqualTo("3");
        assertThat(report.at("/created")).isEqualTo("2");
        assertThat(report.at("/errors/0/line")).isEqualTo("2");
        assertThat(report.at("/errors/0/code")).isEqualTo("malformed_json");
    }

    @Test
    void an_uploaded_page_is_read_as_text() {
        ApiClient tenant = service.newTenant("upload");
        String body = "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"bees.html\"\r\n"
                + "Content-Type: text/html\r\n\r\n"
                + "<html><head><script>no()</script></head><body><h1>Bees</h1><p>Bees dance.</p></body></html>\r\n--b--\r\n";

        HttpAnswer uploaded = tenant.send(HttpCall.of("POST", "/v1/documents/upload")
                .withBody("multipart/form-data; boundary=b", body.getBytes(StandardCharsets.UTF_8))
                .with("Prefer", "wait=30"));

        assertThat(uploaded.status()).isEqualTo(201);
        assertThat(uploaded.at("/status")).isEqualTo("ready");
        assertThat(tenant.get("/v1/documents/" + uploaded.at("/id")).at("/content"))
                .contains("Bees dance.")
                .doesNotContain("no()");
    }

    @Test
    void work_changes_and_searches_can_be_looked_up() {
        ApiClient tenant = service.newTenant("looked-up");
        String id = create(tenant, "honey", HONEY).at("/id");
        HttpAnswer search = search(tenant, "text", "Egyptian tombs");

        HttpAnswer jobs = tenant.get("/v1/jobs?state=completed&kind=embed_document");
        assertThat(jobs.json().at("/items")).hasSize(1);
        assertThat(tenant.get("/v1/jobs/" + jobs.at("/items/0/id")).at("/payload/document_id"))
                .isEqualTo(id);
        HttpAnswer statistics = tenant.get("/v1/jobs/statistics");
        assertThat(statistics.at("/by_state/completed")).isNotEqualTo("0");
        assertThat(statistics.at("/by_state/failed")).isEqualTo("0");
        HttpAnswer audit = tenant.get("/v1/audit?action=document.create&resource_id=" + id);
        assertThat(audit.json().at("/items")).hasSize(1);
        assertThat(audit.at("/items/0/actor/kind")).isEqualTo("api_key");
        HttpAnswer searches = tenant.get("/v1/searches");
        assertThat(searches.at("/items/0/id")).isEqualTo(search.at("/search_id"));
        assertThat(searches.at("/items/0/query")).isEqualTo("Egyptian tombs");
        assertThat(searches.at("/items/0/hits")).isEqualTo("1");
    }

    @Test
    void metrics_tell_of_requests_jobs_and_connections() {
        create(service.newTenant("metrics"), "honey", HONEY);

        HttpAnswer metrics = service.nobody().get("/metrics");

        assertThat(metrics.status()).isEqualTo(200);
        assertThat(metrics.header("Content-Type")).startsWith("text/plain; version=0.0.4");
        assertThat(List.of(
                        "http_server_requests_seconds_count\\{method=\"POST\",status=\"201\",uri=\"/v1/documents\"\\} [1-9].*",
                        "commonplace_jobs_total\\{kind=\"embed_document\",outcome=\"completed\"\\} [1-9].*",
                        "hikaricp_connections\\{pool=\"commonplace\"\\} [1-9].*",
                        "jvm_memory_used_bytes\\{.*"))
                .allSatisfy(line -> assertThat(metrics.body().lines()).anyMatch(found -> found.matches(line)));
    }

    @Test
    void the_service_is_alive_and_ready() {
        assertThat(service.nobody().get("/health/live").at("/status")).isEqualTo("live");
        HttpAnswer ready = service.nobody().get("/health/ready");
        assertThat(ready.status()).isEqualTo(200);
        assertThat(ready.json().at("/checks").findValuesAsText("name"))
                .containsExactlyInAnyOrder("database", "embedding_model");
    }

    @Test
    void a_tenant_that_is_switched_off_is_told_so_until_it_is_switched_on() {
        ApiClient tenant = service.newTenant("switched-off");
        String path = "/v1/tenants/" + tenant.get("/v1/tenant").at("/id");

        service.operator().send(HttpCall.json("PATCH", path, "{\"is_active\":false}"));
        HttpAnswer refused = tenant.get("/v1/documents");
        service.operator().send(HttpCall.json("PATCH", path, "{\"is_active\":true}"));

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.at("/code")).isEqualTo("tenant_inactive");
        assertThat(tenant.get("/v1/documents").status()).isEqualTo(200);
    }

    private static HttpAnswer create(ApiClient tenant, String externalId, String content) {
        return tenant.send(HttpCall.json(
                        "POST",
                        "/v1/documents",
                        "{\"external_id\":\"" + externalId + "\",\"content\":\"" + content + "\"}")
                .with("Prefer", "wait=30"));
    }

    private static HttpAnswer search(ApiClient tenant, String mode, String query) {
        return tenant.post("/v1/search", "{\"mode\":\"" + mode + "\",\"query\":\"" + query + "\"}");
    }
}
