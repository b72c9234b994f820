package dev.commonplace.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.fixtures.http.ApiClient;
import dev.commonplace.fixtures.http.HttpAnswer;
import dev.commonplace.fixtures.http.HttpCall;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The first start of a service and the later ones, as a user at the terminal sees them. */
class StartTest {
    @Test
    void the_first_start_makes_a_tenant_and_its_keys_and_the_second_finds_the_data() {
        try (TestDatabase database = TestDatabase.create()) {
            String key;
            String document;
            try (RunningService first = RunningService.start(database.url())) {
                key = first.firstRun().tenantKey().reveal();
                document = first.firstTenant()
                        .post("/v1/documents", "{\"content\":\"Ants carry leaves.\"}")
                        .at("/id");
                assertThat(first.operator().get("/v1/tenants").json().at("/items"))
                        .hasSize(1);
                assertThat(first.firstTenant().get("/v1/me").at("/role")).isEqualTo("admin");
            }
            try (RunningService second = RunningService.start(database.url())) {
                assertThat(second.product().firstRun()).isEmpty();
                assertThat(welcome(second))
                        .contains("Commonplace is ready at " + second.address())
                        .contains("bin/commonplace key create")
                        .doesNotContain("curl", key);
                ApiClient tenant = second.as(key);
                assertThat(tenant.get("/v1/documents").at("/items/0/id")).isEqualTo(document);
                assertThat(tenant.get("/v1/keys").json().at("/items")).hasSize(1);
            }
        }
    }

    @Test
    void the_lines_that_the_welcome_shows_work_when_they_are_pasted() {
        try (TestDatabase database = TestDatabase.create();
                RunningService service = RunningService.start(database.url())) {
            String welcome = welcome(service);
            assertThat(welcome)
                    .contains(service.firstRun().tenantKey().reveal())
                    .contains(service.firstRun().operatorKey().reveal())
                    .doesNotContain(database.url().password().orElse("no password"));

            List<HttpAnswer> answers = welcome.lines()
                    .filter(line -> line.startsWith("curl "))
                    .map(line -> CurlLine.call(service.address(), line))
                    .toList();

            assertThat(answers).extracting(HttpAnswer::status).containsExactly(201, 200, 200);
            assertThat(answers.get(0).at("/status")).isEqualTo("ready");
            assertThat(answers.get(1).at("/hits/0/document/id"))
                    .isEqualTo(answers.get(0).at("/id"));
            assertThat(answers.get(2).at("/items/0/title")).isEqualTo("Commonplace book");
        }
    }

    @Test
    void a_service_without_a_worker_leaves_the_work_to_the_others() {
        try (TestDatabase database = TestDatabase.create();
                RunningService front = RunningService.start(
                        RunningService.settings(database.url(), Map.of("COMMONPLACE_WORKER_SLOTS", "0")))) {
            String document = front.firstTenant()
                    .post("/v1/documents", "{\"content\":\"Ants carry leaves.\"}")
                    .at("/id");
            assertThat(front.firstTenant().get("/v1/documents/" + document).at("/status"))
                    .isEqualTo("indexing");
            try (RunningService back = RunningService.start(database.url())) {
                HttpAnswer same = back.as(front.firstRun().tenantKey().reveal())
                        .send(HttpCall.json("POST", "/v1/documents", "{\"content\":\"Cats sleep.\"}")
                                .with("Prefer", "wait=30"));
                assertThat(same.at("/status")).isEqualTo("ready");
            }
            assertThat(front.firstTenant()
                            .get("/v1/documents?status=ready")
                            .json()
                            .at("/items"))
                    .hasSize(2);
        }
    }

    private static String welcome(RunningService service) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        service.product().welcome(new PrintStream(printed, true, StandardCharsets.UTF_8));
        return printed.toString(StandardCharsets.UTF_8);
    }
}
