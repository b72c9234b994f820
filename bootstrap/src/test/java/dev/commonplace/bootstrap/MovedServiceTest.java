package dev.commonplace.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.fixtures.http.ApiClient;
import dev.commonplace.fixtures.http.HttpAnswer;
import dev.commonplace.fixtures.http.HttpCall;
import dev.commonplace.migrations.database.DatabaseUrl;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole service goes into a file and comes back, and one of its tenants moves to another server: no search notices. */
class MovedServiceTest {
    /** Real abstracts and questions about them, where they lie beside the project; otherwise words by chance. */
    private static final Path REAL = Path.of("..", "..", "shared", "data", "cranfield");

    /** More of them take longer: -Dmoved.documents=1000. */
    private static final int DOCUMENTS = Integer.getInteger("moved.documents", 120);

    private static final int SEARCHES = 100;
    private static final List<String> MODES = List.of("text", "semantic", "hybrid");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path directory;

    @Test
    void the_same_searches_give_the_same_answers() throws Exception {
        Path backup = directory.resolve("all.backup");
        Path archive = directory.resolve("library.tenant");
        try (TestDatabase here = TestDatabase.create();
                TestDatabase there = TestDatabase.create()) {
            String key;
            List<JsonNode> answers;
            try (RunningService service = RunningService.start(here.url())) {
                ApiClient library = service.newTenant("library");
                key = library.key();
                fill(library);
                answers = answers(library);
                assertThat(run(here.url(), "db", "backup", backup.toString(), "--json")
                                .at("/manifest/tables/documents")
                                .asInt())
                        .isEqualTo(DOCUMENTS);
            }
            assertThat(answers).extracting(JsonNode::size).hasSize(SEARCHES).doesNotContain(0);

            execute(here.url(), "drop schema commonplace cascade");
            run(here.url(), "db", "restore", backup.toString(), "--json");

            try (RunningService service = RunningService.start(here.url())) {
                ApiClient library = service.as(key);
                assertThat(answers(library)).isEqualTo(answers);
                run(here.url(), "tenant", "export", "library", archive.toString(), "--json");
                assertThat(library.get("/v1/audit?limit=1").at("/items/0/action"))
                        .isEqualTo("tenant.export");
            }
            try (RunningService service = RunningService.start(there.url())) {
                run(there.url(), "tenant", "import", archive.toString(), "--json");

                ApiClient library = service.as(key);
                assertThat(answers(library)).isEqualTo(answers);
                assertThat(library.get("/v1/audit?limit=1").at("/items/0/action"))
                        .isEqualTo("tenant.import");
                assertThat(library.post("/v1/documents", "{\"content\":\"A new thing can be added.\"}")
                                .status())
                        .isEqualTo(201);
            }
        }
    }

    private static void fill(ApiClient tenant) throws IOException {
        String lines = texts().stream().map(MovedServiceTest::line).collect(Collectors.joining("\n"));
        HttpAnswer report = tenant.send(HttpCall.of("POST", "/v1/documents/bulk")
                .withBody("application/x-ndjson", lines.getBytes(StandardCharsets.UTF_8)));
        assertThat(report.at("/created")).isEqualTo(Integer.toString(DOCUMENTS));
        long end = System.nanoTime() + CommandProcess.PATIENCE.toNanos();
        while (!tenant.get("/v1/documents?status=indexing&limit=1")
                .json()
                .at("/items")
                .isEmpty()) {
            assertThat(System.nanoTime()).as("all are ready").isLessThan(end);
            CommandProcess.pause();
        }
    }

    private static List<JsonNode> answers(ApiClient tenant) throws IOException {
        List<String> questions = questions();
        List<JsonNode> answers = new ArrayList<>();
        for (int number = 0; number < SEARCHES; number++) {
            ObjectNode body = JSON.createObjectNode()
                    .put("query", questions.get(number % questions.size()))
                    .put("mode", MODES.get(number % MODES.size()))
                    .put("limit", 10);
            answers.add(tenant.post("/v1/search", body.toString()).json().at("/hits"));
        }
        return answers;
    }

    private static String line(String text) {
        return JSON.createObjectNode().put("content", text).toString();
    }

    private static List<String> texts() throws IOException {
        Path file = REAL.resolve("cran.all.1400");
        if (!Files.exists(file)) {
            return IntStream.range(0, DOCUMENTS)
                    .mapToObj(number -> words(number, 60))
                    .toList();
        }
        return Stream.of(Files.readString(file).split("(?m)^\\.I \\d+$"))
                .filter(entry -> entry.contains(".W"))
                .map(entry -> entry.substring(entry.indexOf(".W") + 2).strip())
                .filter(text -> !text.isEmpty())
                .limit(DOCUMENTS)
                .toList();
    }

    private static List<String> questions() throws IOException {
        Path file = REAL.resolve("queries-dev.tsv");
        if (!Files.exists(file)) {
            return IntStream.range(0, SEARCHES)
                    .mapToObj(number -> words(-1 - number, 4))
                    .toList();
        }
        return Files.readAllLines(file).stream()
                .map(line -> line.substring(line.indexOf('\t') + 1))
                .toList();
    }

    private static String words(int seed, int count) {
        String[] all =
                ("wing drag heat shock wave jet lift flow plate layer pressure velocity boundary theory method result"
                                + " small large steady turbulent")
                        .split(" ");
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(word -> all[random.nextInt(all.length)])
                .collect(Collectors.joining(" "));
    }

    private static JsonNode run(DatabaseUrl database, String... arguments) throws IOException {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Main.commandLine(() -> RunningService.settings(database, Map.of()), List::of)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        assertThat(exitCode).as(err.toString()).isZero();
        return JSON.readTree(out.toString());
    }

    private static void execute(DatabaseUrl database, String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
