package dev.commonplace.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.fixtures.http.ApiClient;
import dev.commonplace.fixtures.http.HttpAnswer;
import dev.commonplace.fixtures.http.HttpCall;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the guard keeps out is in no table: not in the documents, the words, the logs, the jobs or the stored answers. */
class GuardTest {
    private static final String EMAIL = "zyzzyva@acme.example.org";
    private static final String IBAN = "DE89 3704 0044 0532 0130 00";
    /** Words of the value would betray it as well, in whatever form a table holds it. */
    private static final List<String> TRACES = List.of(
            "zyzzyva",
            "acme.example",
            "0044 0532 0130",
            "37040044",
            HexFormat.of().formatHex("zyzzyva".getBytes(StandardCharsets.UTF_8)));

    @TempDir
    Path directory;

    @Test
    void neither_what_is_refused_nor_what_is_redacted_is_in_any_table() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                RunningService service = RunningService.start(database.url())) {
            ApiClient tenant = service.firstTenant();
            UUID tenantId = UUID.fromString(tenant.get("/v1/tenant").at("/id"));
            String slug = tenant.get("/v1/tenant").at("/slug");
            TenantRows rows = new TenantRows(database.owner());
            Path policy = Files.writeString(directory.resolve("policy.json"), """
                    {"rules": [{"kinds": ["iban"], "action": "refuse"}, {"kinds": ["email"], "action": "redact"}],
                     "also_queries": true}""");
            Result set = run(database, "guard", "policy", "set", policy.toString(), "--tenant", slug);
            assertThat(set.exitCode()).as(set.err()).isZero();

            HttpAnswer refused = bring(tenant, "The account of " + EMAIL + " is " + IBAN + ".");
            HttpAnswer redacted = bring(tenant, "Write to " + EMAIL + " about the herons.");
            HttpAnswer found = tenant.post("/v1/search", "{\"query\": \"herons of " + EMAIL + "\"}");

            assertThat(refused.status()).isEqualTo(422);
            assertThat(redacted.at("/status")).isEqualTo("ready");
            assertThat(redacted.at("/content_sha256"))
                    .isEqualTo(bring(tenant, "Write to " + EMAIL + " about the herons.")
                            .at("/content_sha256"));
            assertThat(found.json().at("/hits").toString())
                    .contains("[E-MAIL] about the herons")
                    .doesNotContain("zyzzyva");
            assertThat(named(rows, tenantId)).isEmpty();
            Result scan = run(
                    database,
                    "guard",
                    "scan",
                    Files.writeString(directory.resolve("text.txt"), "It is " + IBAN)
                            .toString(),
                    "--tenant",
                    slug);
            assertThat(scan.exitCode()).as(scan.err()).isZero();
            assertThat(scan.out()).contains("iban", "refuse").doesNotContain("3704");
            assertThat(run(database, "guard", "policy", "show", "--tenant", slug)
                            .out())
                    .contains("\"iban\"");

            // The search for traces finds them where nothing keeps them out.
            tenant.send(HttpCall.json("PUT", "/v1/guard/policy", "{}"));
            bring(tenant, "Write to " + EMAIL + " about the otters.");
            assertThat(named(rows, tenantId)).containsKeys("documents", "chunks", "lexeme_statistics");
        }
    }

    private static Map<String, Long> named(TenantRows rows, UUID tenantId) throws SQLException {
        Map<String, Long> named = rows.naming(tenantId, TRACES);
        named.values().removeIf(count -> count == 0);
        return named;
    }

    private static HttpAnswer bring(ApiClient tenant, String content) {
        return tenant.send(HttpCall.json(
                        "POST",
                        "/v1/documents",
                        "{\"content\": \"" + content + "\", \"title\": \"" + EMAIL + "\", \"tags\": [\"" + EMAIL
                                + "\"], \"source\": \"" + EMAIL + "\", \"metadata\": {\"from\": \"" + EMAIL + "\"}}")
                .with("Prefer", "wait=30")
                .with("Idempotency-Key", UUID.randomUUID().toString()));
    }

    private record Result(int exitCode, String out, String err) {}

    private static Result run(TestDatabase database, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Main.commandLine(() -> RunningService.settings(database.url(), Map.of()), List::of)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        return new Result(command.execute(arguments), out.toString(), err.toString());
    }
}
