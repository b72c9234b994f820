package dev.commonplace.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.fixtures.http.ApiClient;
import dev.commonplace.fixtures.http.HttpAnswer;
import dev.commonplace.migrations.database.DatabaseUrl;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database goes away and comes back while the service runs. */
class OutageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Those who ask whether a service is ready wait for a few seconds at most. */
    private static final Duration PROBE_MAX = Duration.ofSeconds(5);

    private TestDatabase database;
    private CuttableConnection connection;
    private RunningService service;

    @BeforeEach
    void start() {
        database = TestDatabase.create();
        DatabaseUrl direct = database.url();
        DatabaseUrl.Host server = direct.hosts().getFirst();
        connection = CuttableConnection.to(server.name(), server.port());
        DatabaseUrl cuttable = new DatabaseUrl(
                List.of(new DatabaseUrl.Host("127.0.0.1", connection.port())),
                direct.database(),
                direct.user(),
                direct.password(),
                direct.parameters());
        service = RunningService.start(
                RunningService.settings(cuttable, Map.of("COMMONPLACE_POOL_TIMEOUT_SECONDS", "6")));
    }

    @AfterEach
    void stop() {
        service.close();
        connection.close();
        database.close();
    }

    @Test
    void the_service_says_what_is_missing_and_goes_on_by_itself_when_it_is_back() {
        ApiClient tenant = service.firstTenant();
        connection.cut();

        Instant asked = Instant.now();
        HttpAnswer ready = service.nobody().get("/health/ready");
        assertThat(Duration.between(asked, Instant.now())).isLessThan(PROBE_MAX);
        assertThat(ready.status()).isEqualTo(503);
        assertThat(ready.at("/status")).isEqualTo("not_ready");
        assertThat(ready.json().at("/checks")).anySatisfy(check -> {
            assertThat(check.at("/name").asText()).isEqualTo("database");
            assertThat(check.at("/ready").asBoolean()).isFalse();
            assertThat(check.at("/problem").asText()).isNotEmpty();
        });
        assertThat(service.nobody().get("/health/live").status()).isEqualTo(200);
        HttpAnswer refused = tenant.get("/v1/documents");
        assertThat(refused.status()).isEqualTo(503);
        assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
        assertThat(refused.at("/code")).isEqualTo("unavailable");
        assertThat(refused.body()).doesNotContain("Exception", "127.0.0.1");

        connection.mend();

        eventually(() -> service.nobody().get("/health/ready").status() == 200);
        assertThat(tenant.get("/v1/documents").status()).isEqualTo(200);
    }

    @Test
    void work_that_an_outage_interrupts_is_finished_afterwards() {
        ApiClient tenant = service.firstTenant();
        for (int i = 0; i < 20; i++) {
            tenant.post("/v1/documents", "{\"content\":\"" + ("Chapter " + i + " tells of bees. ").repeat(30) + "\"}");
        }
        connection.cut();
        service.nobody().get("/health/ready");
        connection.mend();

        eventually(() -> service.nobody().get("/health/ready").status() == 200);
        eventually(() -> tenant.get("/v1/documents?status=ready&limit=100")
                        .json()
                        .at("/items")
                        .size()
                == 20);
    }

    private static void eventually(BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("waited for too long").isBefore(end);
            try {
                Thread.sleep(100);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }
}
