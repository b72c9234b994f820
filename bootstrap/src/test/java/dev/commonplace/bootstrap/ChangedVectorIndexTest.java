package dev.commonplace.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.fixtures.http.ApiClient;
import dev.commonplace.fixtures.http.HttpCall;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A service whose settings want another vector index than there is. */
class ChangedVectorIndexTest {
    private static final String INDEX = "chunk_embeddings_hnsw_384";

    @Test
    void a_wanted_index_is_told_at_start_made_by_command_and_never_in_the_way_of_a_search() {
        Logger logger = (Logger) LoggerFactory.getLogger(StartCheck.class);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try (TestDatabase database = TestDatabase.create()) {
            Settings hnsw = RunningService.settings(database.url(), Map.of("COMMONPLACE_VECTOR_INDEX", "hnsw"));
            Settings exact = RunningService.settings(database.url(), Map.of());
            try (RunningService service = RunningService.start(hnsw)) {
                awaitFirst(log);
                assertThat(log.list.getFirst().getFormattedMessage())
                        .contains(INDEX, "there is none", "commonplace db vector-index");
                ApiClient tenant = service.firstTenant();
                tenant.send(HttpCall.json("POST", "/v1/documents", "{\"content\":\"Bees dance.\"}")
                        .with("Prefer", "wait=60"));
                finds(tenant);
                assertThat(run(hnsw, "verify")).contains("vector_index", INDEX);

                assertThat(run(hnsw, "vector-index", "--dry-run"))
                        .contains("build " + INDEX, "create index concurrently");
                assertThat(run(hnsw, "verify")).contains(INDEX);
                assertThat(run(hnsw, "vector-index")).contains("build " + INDEX + ": it is missing");
                assertThat(run(hnsw, "vector-index", "--json")).contains("\"action\" : \"keep\"");

                assertThat(run(hnsw, "verify")).doesNotContain(INDEX);
                finds(tenant);
                assertThat(run(exact, "verify")).contains("the settings do not want it");
                assertThat(run(exact, "vector-index")).contains("drop " + INDEX);
                finds(tenant);
            }
        } finally {
            logger.detachAppender(log);
        }
    }

    private static void finds(ApiClient tenant) {
        assertThat(tenant.post("/v1/search", "{\"mode\":\"semantic\",\"query\":\"insects that move\"}")
                        .at("/hits/0/text"))
                .isEqualTo("Bees dance.");
    }

    private static void awaitFirst(ListAppender<ILoggingEvent> log) {
        Instant end = Instant.now().plus(Duration.ofSeconds(30));
        while (log.list.isEmpty()) {
            assertThat(Instant.now()).as("waited long enough").isBefore(end);
            CommandProcess.pause();
        }
    }

    private static String run(Settings settings, String... command) {
        StringWriter out = new StringWriter();
        String[] arguments = new String[command.length + 1];
        arguments[0] = "db";
        System.arraycopy(command, 0, arguments, 1, command.length);
        int exitCode = Main.commandLine(() -> settings, List::of)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(out, true))
                .execute(arguments);
        assertThat(exitCode).as(out.toString()).isZero();
        return out.toString();
    }
}
