package dev.commonplace.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.fixtures.http.ApiClient;
import dev.commonplace.fixtures.http.HttpAnswer;
import dev.commonplace.fixtures.http.HttpCall;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A service that is started again with another embedding model after documents were taken in. */
class ChangedModelTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(SpacesCheck.class);

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void hush() {
        logger.detachAppender(log);
    }

    @Test
    void a_changed_model_is_told_with_the_command_that_moves_its_tenants_and_nothing_breaks_meanwhile() {
        try (TestDatabase database = TestDatabase.create();
                ModelServer model = ModelServer.start()) {
            String key;
            Settings narrow = RunningService.settings(database.url(), model.settings(32));
            try (RunningService service = RunningService.start(narrow)) {
                key = service.firstRun().tenantKey().reveal();
                assertThat(ingest(service.as(key), "heron").at("/status")).isEqualTo("ready");
                assertThat(search(service.as(key), "semantic").status()).isEqualTo(200);
            }
            assertThat(warnings()).isEmpty();

            Settings wide = RunningService.settings(database.url(), model.settings(48));
            try (RunningService service = RunningService.start(wide)) {
                await(() -> !warnings().isEmpty());
                assertThat(warnings())
                        .singleElement()
                        .asString()
                        .contains("words (32 dimensions)", "spaces move --tenant first", "words (48 dimensions)");
                goesOnByWords(service, key);
                moves(service, key, wide, "--tenant", "first");
            }
            log.list.clear();

            Settings without = RunningService.settings(database.url(), Map.of());
            try (RunningService service = RunningService.start(without)) {
                await(() -> !warnings().isEmpty());
                assertThat(warnings()).singleElement().asString().contains("words (48 dimensions)", "all-minilm-l6-v2");
                goesOnByWords(service, key);
                moves(service, key, without, "--all");
                assertThat(service.as(key).get("/v1/tenant").at("/embedding_model"))
                        .isEqualTo("all-minilm-l6-v2");
            }
        }
    }

    private static void goesOnByWords(RunningService service, String key) {
        assertThat(service.nobody().get("/health/ready").status()).isEqualTo(200);
        HttpAnswer hybrid = search(service.as(key), "hybrid");
        assertThat(hybrid.status()).isEqualTo(200);
        assertThat(hybrid.at("/mode")).isEqualTo("text");
        assertThat(hybrid.at("/degraded")).contains("words");
        assertThat(hybrid.json().at("/hits")).isNotEmpty();
        assertThat(search(service.as(key), "semantic").status()).isEqualTo(503);
    }

    private static void moves(RunningService service, String key, Settings settings, String... which) {
        ApiClient tenant = service.as(key);
        String waiting =
                tenant.post("/v1/documents", "{\"content\":\"A heron waits.\"}").at("/id");
        assertThat(tenant.get("/v1/documents/" + waiting).at("/status")).isEqualTo("indexing");

        String moved = run(settings, "move", which);

        assertThat(moved).contains("first moves to ").contains("by job ");
        await(() -> search(tenant, "semantic").status() == 200);
        assertThat(tenant.get("/v1/documents/" + waiting).at("/status")).isEqualTo("ready");
        assertThat(tenant.get("/v1/jobs?kind=fill_embedding_space").at("/items/0/progress/done"))
                .isNotEqualTo("0");
        assertThat(run(settings, "move", which))
                .contains("first is in the space of ")
                .contains(" already.");
        assertThat(run(settings, "list", which).lines())
                .anyMatch(line -> line.matches("first .* yes +yes +(\\d+) +\\1 +0 +0 +0 +0 +completed"));
    }

    private static HttpAnswer ingest(ApiClient tenant, String word) {
        return tenant.send(HttpCall.json("POST", "/v1/documents", "{\"content\":\"A " + word + " stood there.\"}")
                .with("Prefer", "wait=30"));
    }

    private static HttpAnswer search(ApiClient tenant, String mode) {
        return tenant.post("/v1/search", "{\"mode\":\"" + mode + "\",\"query\":\"heron\"}");
    }

    private static String run(Settings settings, String command, String... which) {
        StringWriter out = new StringWriter();
        String[] arguments = new String[which.length + 2];
        arguments[0] = "spaces";
        arguments[1] = command;
        System.arraycopy(which, 0, arguments, 2, which.length);
        int exitCode = Main.commandLine(() -> settings, List::of)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(arguments);
        assertThat(exitCode).as(out.toString()).isZero();
        return out.toString();
    }

    private List<String> warnings() {
        return List.copyOf(log.list).stream()
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static void await(BooleanSupplier condition) {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("waited long enough").isBefore(end);
            CommandProcess.pause();
        }
    }
}
