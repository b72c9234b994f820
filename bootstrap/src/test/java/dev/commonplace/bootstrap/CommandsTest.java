package dev.commonplace.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.fixtures.http.HttpCall;
import dev.commonplace.migrations.MigrationSteps;
import dev.commonplace.migrations.database.DatabaseUrl;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The commands beside a running service. */
class CommandsTest {
    private static final List<SettingValue> VALUES =
            List.of(new SettingValue("COMMONPLACE_PORT", "7878", SettingValue.Source.DEFAULT));

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

    private record Result(int exitCode, String out, String err) {}

    @Test
    void a_tenant_that_is_made_is_listed_and_can_be_used_at_once() {
        Result made = run("tenant", "create", "acme", "--name", "Acme", "--documents-max", "1");
        String key = key("--tenant", "acme", "--role", "editor");

        assertThat(made.exitCode()).isZero();
        assertThat(made.out()).contains("acme");
        assertThat(run("tenant", "list").out().lines())
                .anyMatch(line -> line.matches("acme +[0-9a-f-]{36} +active +0 documents +Acme"))
                .anyMatch(line -> line.startsWith("first "));
        assertThat(service.as(key)
                        .post("/v1/documents", "{\"content\":\"One.\"}")
                        .status())
                .isEqualTo(201);
        assertThat(service.as(key)
                        .post("/v1/documents", "{\"content\":\"Two.\"}")
                        .at("/code"))
                .isEqualTo("limit_reached");
        assertThat(run("tenant", "list").out()).contains("1 documents  Acme");
    }

    @Test
    void settings_are_shown_with_where_they_come_from() {
        assertThat(run("settings").out().lines())
                .containsExactly("SETTING           VALUE  FROM", "COMMONPLACE_PORT  7878   default");
        assertThat(run("settings", "--json").out())
                .contains("\"name\" : \"COMMONPLACE_PORT\"", "\"source\" : \"default\"");
    }

    @Test
    void a_database_that_a_service_works_on_is_healthy_and_needs_no_baseline() {
        assertThat(service.firstTenant()
                        .send(HttpCall.json("POST", "/v1/documents", "{\"content\":\"Bees dance.\"}")
                                .with("Prefer", "wait=60"))
                        .at("/status"))
                .isEqualTo("ready");

        Result examined = run("db", "doctor");
        assertThat(examined.out()).contains("Healthy").doesNotContain("error");
        assertThat(examined.out().lines().filter(line -> line.matches("  [a-z_]+: .*")))
                .allMatch(line -> line.startsWith("  extensions: pgvector "));
        assertThat(examined.exitCode()).isZero();
        assertThat(run("db", "doctor", "--fix").exitCode()).isZero();
        assertThat(run("db", "verify", "--json").out()).contains("\"healthy\" : true");

        String newest = MigrationSteps.ofProduct().newest().version();
        assertThat(run("db", "baseline", newest).out()).startsWith("Nothing to do");
        Result refused = run("db", "baseline", "001");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out()).contains("The database has a history, and is at version " + newest);
    }

    @Test
    void faults_are_told_with_their_remedies_and_mended() throws SQLException {
        try (TestDatabase ill = TestDatabase.create();
                Connection connection = ill.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop index documents_by_tags; drop table flyway_schema_history");
            Supplier<Settings> settings = () -> RunningService.settings(ill.url(), Map.of());
            String newest = MigrationSteps.ofProduct().newest().version();

            Result refused = run(settings, "db", "baseline", newest);
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.out()).contains("  index documents_by_tags of table documents is missing");
            statement.execute("create index documents_by_tags on documents using gin (tenant_id, tags)");
            assertThat(run(settings, "db", "baseline", newest).out()).startsWith("Adopted at version " + newest);

            statement.execute("drop index documents_by_tags; alter table jobs no force row level security");
            assertThat(run(settings, "db", "verify").exitCode()).isEqualTo(1);
            Result mended = run(settings, "db", "doctor", "--fix");
            assertThat(mended.err())
                    .contains(
                            "CREATE INDEX CONCURRENTLY IF NOT EXISTS documents_by_tags",
                            "alter table commonplace.jobs force row level security");
            assertThat(mended.out()).startsWith("2 mended, ").contains("Healthy");
            assertThat(mended.exitCode()).isZero();
        }
    }

    @Test
    void a_key_works_until_it_is_revoked() {
        run("tenant", "create", "keys");
        Result made = run(
                "key",
                "create",
                "--tenant",
                "keys",
                "--role",
                "reader",
                "--name",
                "dashboard",
                "--expires-in-days",
                "7");
        String key = made.out().strip();
        assertThat(service.as(key).get("/v1/me").at("/role")).isEqualTo("reader");

        Result listed = run("key", "list", "--tenant", "keys");
        assertThat(listed.out())
                .matches("(?s)[0-9a-f-]{36}  reader    expires .*  dashboard\\R")
                .doesNotContain(key);
        String id = listed.out().substring(0, 36);
        assertThat(made.err()).isEqualToIgnoringNewLines("Its id, for key revoke: " + id);
        assertThat(run("key", "revoke", "--tenant", "keys", id).out()).isEqualToIgnoringNewLines("Revoked " + id + ".");

        assertThat(service.as(key).get("/v1/me").status()).isEqualTo(401);
        assertThat(run("key", "list", "--tenant", "keys").out()).contains("revoked ");
    }

    @Test
    void an_operators_key_manages_tenants_until_it_is_revoked() {
        Result made = run("key", "create", "--operator", "--name", "deployment");
        String key = made.out().strip();
        assertThat(service.as(key).get("/v1/tenants").status()).isEqualTo(200);
        String id = made.err().strip().replace("Its id, for key revoke: ", "");
        assertThat(run("key", "list", "--operator").out().lines())
                .anyMatch(line -> line.startsWith(id) && line.endsWith("deployment"));

        assertThat(run("key", "revoke", "--operator", id).exitCode()).isZero();

        assertThat(service.as(key).get("/v1/tenants").status()).isEqualTo(401);
    }

    @Test
    void an_operators_key_stops_when_it_was_to_stop() {
        key("--operator", "--name", "for-a-week", "--expires-in-days", "7");

        assertThat(run("key", "list", "--operator").out().lines())
                .anyMatch(line -> line.matches("[0-9a-f-]{36}  operator  expires .*  for-a-week"));
    }

    @Test
    void a_removed_tenant_is_gone_with_its_keys() {
        run("tenant", "create", "gone");
        String key = key("--tenant", "gone", "--role", "admin");

        assertThat(run("tenant", "remove", "gone").exitCode()).isEqualTo(2);
        assertThat(service.as(key).get("/v1/me").status()).isEqualTo(200);
        assertThat(run("tenant", "remove", "gone", "--yes").exitCode()).isZero();

        assertThat(service.as(key).get("/v1/me").status()).isEqualTo(401);
        assertThat(run("tenant", "list").out()).doesNotContain("gone ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key create --tenant nobody",
                "key list --tenant nobody",
                "tenant remove nobody --yes",
                "tenant create Not-A-Slug",
                "tenant create first",
                "tenant create other --model no-such-model",
                "tenant create other --documents-max -1",
                "key create --tenant first --role king",
                "key create --tenant first --expires-in-days -1",
                "key create --tenant first --expires-in-days 2000000000",
                "key create --operator --expires-in-days -1",
                "key revoke --tenant first 1-2-3",
                "key revoke --tenant first 01999d3c-7a10-7c3e-9b51-6d1f0a2b3c4d",
                "key revoke --operator 01999d3c-7a10-7c3e-9b51-6d1f0a2b3c4d"
            })
    void what_cannot_be_done_is_refused_with_a_reason(String command) {
        Result refused = run(command.split(" "));

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).isNotBlank().doesNotContain("Exception", "\tat ");
        assertThat(refused.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "keys",
                "tenant drop first",
                "serve --port 80",
                "tenant create",
                "key create",
                "key create --tenant first --operator",
                "key revoke --tenant first"
            })
    void what_is_no_command_is_answered_with_the_reason_and_where_help_is(String command) {
        Result refused = run(command.split(" "));

        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("See commonplace", "--help").doesNotContain("Exception", "\tat ");
        assertThat(refused.err().lines()).hasSizeLessThanOrEqualTo(4);
    }

    @Test
    void help_needs_no_settings() {
        Supplier<Settings> none = () -> {
            throw new SettingsException(List.of("COMMONPLACE_PORT is wrong."));
        };

        assertThat(run(none, "--help").out()).contains("serve", "tenant", "key", "Exit codes");
        assertThat(run(none, "key", "create", "--help").out()).contains("--role", "--tenant");
        assertThat(run(none, "--version").out()).startsWith("commonplace ");
        Result refused = run(none, "tenant", "list");
        assertThat(refused.exitCode()).isEqualTo(78);
        assertThat(refused.err()).isEqualToIgnoringNewLines("COMMONPLACE_PORT is wrong.");
    }

    @Test
    void a_database_that_is_not_there_is_told_without_a_stack_trace() {
        DatabaseUrl nowhere = DatabaseUrl.parse("postgresql://ada:correct-horse@127.0.0.1:1/books");

        Result refused = run(() -> RunningService.settings(nowhere, Map.of()), "tenant", "list");

        assertThat(refused.exitCode()).isEqualTo(78);
        assertThat(refused.err()).contains("127.0.0.1:1").doesNotContain("correct-horse", "Exception", "\tat ");
    }

    private static String key(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "key";
        all[1] = "create";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        Result made = run(all);
        assertThat(made.exitCode()).as(made.err()).isZero();
        return made.out().strip();
    }

    private static Result run(String... arguments) {
        return run(() -> RunningService.settings(database.url(), Map.of()), arguments);
    }

    private static Result run(Supplier<Settings> settings, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Main.commandLine(settings, () -> VALUES)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        return new Result(command.execute(arguments), out.toString(), err.toString());
    }
}
