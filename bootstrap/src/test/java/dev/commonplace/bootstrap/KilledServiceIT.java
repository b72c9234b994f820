package dev.commonplace.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.fixtures.http.ApiClient;
import dev.commonplace.fixtures.http.HttpAnswer;
import dev.commonplace.fixtures.http.HttpCall;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The service is killed while it takes in many documents, and started again. */
class KilledServiceIT {
    private static final int DOCUMENTS = 300;
    private static final int ACKNOWLEDGED = 100;
    private static final Duration SERVER_GONE_MAX = Duration.ofSeconds(10);
    private static final List<String> WORDS = List.of(
            "wing",
            "drag",
            "heat",
            "shock",
            "wave",
            "jet",
            "lift",
            "flow",
            "plate",
            "layer",
            "pressure",
            "velocity",
            "boundary",
            "theory",
            "method",
            "result",
            "small",
            "large",
            "steady",
            "turbulent");

    private static final String COUNTS = """
            select (select count(*) from commonplace.chunks),
                   (select count(*) from commonplace.chunk_embeddings),
                   (select count(*) from commonplace.chunk_terms),
                   (select sum(chunk_count) from commonplace.documents),
                   (select chunk_count from commonplace.corpus_statistics)""";

    @Test
    void after_kill_minus_nine_it_finishes_by_itself_and_no_document_is_lost_or_doubled() throws Exception {
        try (DataDirectory data = DataDirectory.create()) {
            String key = ingestAndKill(data);
            try (CommandProcess service = CommandProcess.start(data.settings(), "serve");
                    ApiClient tenant = new ApiClient(CommonplaceIT.address(service), key)) {
                await("all documents that are there are ready", () -> unfinished(tenant) == 0);
                assertThat(externalIds(tenant)).containsAll(names(0, ACKNOWLEDGED));
                requireConsistent(data, externalIds(tenant).size());

                HttpAnswer again = bulk(tenant, 0, DOCUMENTS);

                assertThat(again.at("/refused")).isEqualTo("0");
                assertThat(again.at("/replaced")).isEqualTo("0");
                assertThat(again.json().at("/created").asInt()
                                + again.json().at("/unchanged").asInt())
                        .isEqualTo(DOCUMENTS);
                await("all documents are ready", () -> unfinished(tenant) == 0);
                assertThat(externalIds(tenant)).isEqualTo(names(0, DOCUMENTS));
                requireConsistent(data, DOCUMENTS);
                assertThat(tenant.get("/v1/tenant").at("/limits/documents/used"))
                        .isEqualTo(Integer.toString(DOCUMENTS));
                assertThat(tenant.get("/v1/jobs/statistics").at("/by_state/failed"))
                        .isEqualTo("0");
            }
        }
    }

    /** Returns the tenant's key, when neither the service nor its server runs any more. */
    private static String ingestAndKill(DataDirectory data) {
        try (CommandProcess service = CommandProcess.start(data.settings(), "serve")) {
            URI address = CommonplaceIT.address(service);
            String key = service.awaitLine("its key +(\\S+)");
            ProcessHandle server = data.server();
            try (ApiClient tenant = new ApiClient(address, key)) {
                assertThat(bulk(tenant, 0, ACKNOWLEDGED).at("/created")).isEqualTo(Integer.toString(ACKNOWLEDGED));
                Thread rest = Thread.startVirtualThread(() -> restOfThem(tenant));
                await("the rest is on its way", () -> count(tenant) > ACKNOWLEDGED);
                assertThat(unfinished(tenant)).as("there is work to interrupt").isPositive();

                service.kill();

                join(rest);
            }
            assertThat(DataDirectory.awaitGone(server)).isLessThan(SERVER_GONE_MAX);
            return key;
        }
    }

    private static void restOfThem(ApiClient tenant) {
        try {
            HttpAnswer unused = bulk(tenant, ACKNOWLEDGED, DOCUMENTS);
        } catch (UncheckedIOException killed) {
            // That is what happens to those who talk to a service that is killed.
        }
    }

    private static HttpAnswer bulk(ApiClient tenant, int from, int to) {
        String lines = IntStream.range(from, to).mapToObj(KilledServiceIT::line).collect(Collectors.joining("\n"));
        return tenant.send(HttpCall.of("POST", "/v1/documents/bulk")
                .withBody("application/x-ndjson", lines.getBytes(StandardCharsets.UTF_8)));
    }

    private static String line(int number) {
        Random random = new Random(number);
        String content = IntStream.range(0, 80)
                .mapToObj(i -> WORDS.get(random.nextInt(WORDS.size())))
                .collect(Collectors.joining(" "));
        return "{\"external_id\":\"" + name(number) + "\",\"content\":\"" + content + "\"}";
    }

    private static String name(int number) {
        return "abstract-" + number;
    }

    private static Set<String> names(int from, int to) {
        return IntStream.range(from, to).mapToObj(KilledServiceIT::name).collect(Collectors.toSet());
    }

    private static int unfinished(ApiClient tenant) {
        return tenant.get("/v1/documents?status=indexing&limit=1")
                .json()
                .at("/items")
                .size();
    }

    private static long count(ApiClient tenant) {
        return tenant.get("/v1/tenant").json().at("/limits/documents/used").asLong();
    }

    private static Set<String> externalIds(ApiClient tenant) {
        Set<String> ids = new HashSet<>();
        Optional<String> cursor = Optional.of("");
        while (cursor.isPresent()) {
            HttpAnswer page =
                    tenant.get("/v1/documents?limit=200" + (cursor.get().isEmpty() ? "" : "&cursor=" + cursor.get()));
            page.json().at("/items").forEach(document -> {
                assertThat(document.at("/status").asText()).isEqualTo("ready");
                assertThat(ids.add(document.at("/external_id").asText()))
                        .as(document.at("/external_id").asText())
                        .isTrue();
            });
            cursor = Optional.of(page.json().at("/next_cursor"))
                    .filter(next -> next.isTextual())
                    .map(next -> next.asText());
        }
        return ids;
    }

    private static void requireConsistent(DataDirectory data, int documents) throws SQLException {
        try (Connection connection = data.database().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery(COUNTS)) {
                row.next();
                long chunks = row.getLong(1);
                assertThat(chunks).isGreaterThanOrEqualTo(documents);
                for (int column = 2; column <= 5; column++) {
                    assertThat(row.getLong(column)).as("column " + column).isEqualTo(chunks);
                }
            }
            try (ResultSet row =
                    statement.executeQuery("select count(*), count(distinct external_id) from commonplace.documents")) {
                row.next();
                assertThat(row.getLong(1)).isEqualTo(documents);
                assertThat(row.getLong(2)).isEqualTo(documents);
            }
        }
    }

    private static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + CommandProcess.PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            CommandProcess.pause();
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
