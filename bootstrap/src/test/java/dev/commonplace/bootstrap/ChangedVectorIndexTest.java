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
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
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

    @Test
    void the_command_builds_and_drops_what_the_index_policy_wants_and_shows_why() throws SQLException {
        try (TestDatabase database = TestDatabase.create();
                Connection owner = database.owner().getConnection();
                Statement statement = owner.createStatement()) {
            statement.execute("""
                    insert into tenants (id, slug, name, embedding_model, created_at, updated_at)
                    values ('00000000-0000-7000-8000-000000000001', 'acme', 'Acme', 'm', now(), now());
                    insert into embedding_spaces (tenant_id, id, model, dimension, is_active, created_at) values
                        ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002', 'm', 8, true, now());
                    insert into vector_indexes (tenant_id, space_id, vectors, searches, measured_at) values
                        ('00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002', 100, 7,
                         now() - interval '1 hour');
                    set session_replication_role = replica;
                    insert into chunk_embeddings
                    select '00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002', gen_random_uuid(), 8,
                           array_fill(1 + i::real, array[8])::vector::halfvec
                    from generate_series(1, 100) as i;
                    set session_replication_role = origin""");
            Settings small = RunningService.settings(
                    database.url(),
                    Map.of("COMMONPLACE_INDEX_EXACT_UP_TO", "50", "COMMONPLACE_INDEX_BUSY_EXACT_UP_TO", "50"));

            assertThat(run(small, "vector-index", "--dry-run"))
                    .contains("exact", "build", "100 vectors (more than 50)");
            assertThat(ownIndexes(statement)).isZero();
            assertThat(run(small, "vector-index")).contains("hnsw", "100 vectors (more than 50)");
            assertThat(ownIndexes(statement)).isOne();
            assertThat(run(small, "verify")).doesNotContain("vector_index");
            assertThat(run(small, "vector-index", "--json"))
                    .contains("\"action\" : \"keep\"", "\"strategy\" : \"hnsw\"");

            assertThat(run(
                            RunningService.settings(database.url(), Map.of("COMMONPLACE_VECTOR_INDEX", "exact")),
                            "vector-index"))
                    .contains("drop");
            assertThat(ownIndexes(statement)).isZero();
        }
    }

    private static int ownIndexes(Statement statement) throws SQLException {
        try (ResultSet rows =
                statement.executeQuery("select count(*) from pg_indexes where indexname ~ '^chunk_embeddings_own_'")) {
            rows.next();
            return rows.getInt(1);
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
