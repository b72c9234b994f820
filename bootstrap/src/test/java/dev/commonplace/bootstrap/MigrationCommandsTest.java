package dev.commonplace.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.commonplace.fixtures.database.TestDatabase;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The commands that move the schema, as an operator types them. */
class MigrationCommandsTest {
    private static final String NEWEST = MigrationSteps.ofProduct().newest().version();

    private TestDatabase database;

    @BeforeEach
    void makeDatabase() {
        database = TestDatabase.create();
    }

    @AfterEach
    void dropDatabase() {
        database.close();
    }

    private record Result(int exitCode, String out, String err) {
        JsonNode json() {
            try {
                return JsonMapper.builder().build().readTree(out);
            } catch (JsonProcessingException wrong) {
                throw new AssertionError(out, wrong);
            }
        }
    }

    @Test
    void up_and_down_by_steps_by_version_and_all() {
        assertThat(run("db", "current").out()).isEqualToIgnoringNewLines(NEWEST + " (newest)");
        assertThat(run("db", "down", "--to", "7", "--yes").out()).contains("Taken back: 008", "at version 007.");
        assertThat(run("db", "down", "--steps", "2", "--yes").out()).contains("007", "006", "at version 005.");
        assertThat(run("db", "current").out()).startsWith("005 (");
        assertThat(run("db", "up", "--steps", "1").out()).contains("Applied 006 jobs", "at version 006,");
        assertThat(run("db", "up", "--to", "007").out()).contains("Applied 007", "at version 007,");
        assertThat(run("db", "down", "--all", "--yes").out()).contains("Taken back: 001", "at version 0.");
        assertThat(run("db", "down", "--all", "--yes").out()).contains("Nothing to do.");
        assertThat(run("db", "up").out()).contains("at version " + NEWEST + ", the newest.");
        assertThat(run("db", "up").out()).startsWith("Nothing to do.");
    }

    @Test
    void only_an_empty_database_is_filled_by_a_command_that_asks_for_something_else() {
        run("db", "down", "--to", "7", "--yes");

        Result refused = run("tenant", "list");

        assertThat(refused.exitCode()).isEqualTo(78);
        assertThat(refused.err()).contains("at version 007 and lacks 008", "commonplace db up");
        assertThat(run("db", "current").out()).startsWith("007 (");
        run("db", "down", "--all", "--yes");
        assertThat(run("tenant", "create", "acme").exitCode()).isZero();
        assertThat(run("db", "current").out()).startsWith(NEWEST);
    }

    @Test
    void a_down_prints_what_it_drops_and_does_nothing_unless_it_is_meant() throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    insert into tenants (id, slug, name, embedding_model, created_at, updated_at)
                    values (gen_random_uuid(), 'library', 'Library', 'all-MiniLM-L6-v2', now(), now())""");
        }
        Result refused = run("db", "down", "--all");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.out())
                .contains("It drops:", "table tenants with 1 row, ", "table documents with 0 rows, 5 indexes");
        assertThat(refused.err()).contains("--yes");
        assertThat(run("db", "current").out()).contains("(newest)");

        JsonNode done = run("db", "down", "--to", "7", "--json", "--yes").json();
        assertThat(done.at("/version").asText()).isEqualTo("007");
        assertThat(done.at("/undone/0/version").asText()).isEqualTo(NEWEST);
        assertThat(done.at("/dropped/tables").toString()).contains("idempotent_requests");
    }

    @Test
    void the_history_tells_what_became_of_each_step_and_when() {
        run("db", "down", "--to", "7", "--yes");

        assertThat(run("db", "history").out().lines())
                .anyMatch(line -> line.matches("VERSION +STATE +DESCRIPTION +WHEN +BY +MS +UNDO"))
                .anyMatch(line -> line.matches("007 +applied +audit and search log +\\d{4}-\\d\\d-\\d\\d .* yes"))
                .anyMatch(line -> line.matches("008 +undone +idempotency +\\d{4}-\\d\\d-\\d\\d .* yes"));
        assertThat(run("db", "history", "--verbose").out())
                .contains("V008__idempotency.sql", "U008__idempotency.sql", " undo ", " pending ");
        JsonNode entries = run("db", "history", "--json").json();
        assertThat(entries.get(7).at("/state").asText()).isEqualTo("undone");
        assertThat(entries.get(7).at("/undo_script_present").asBoolean()).isTrue();
        assertThat(entries.get(7).at("/at").asText()).endsWith("Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"db up --to 77", "db down --to 77 --yes", "db sql --from 0 --to 77", "db sql --from x --to 1"})
    void a_version_that_does_not_exist_is_refused_with_those_that_do(String command) {
        Result refused = run(command.split(" "));
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .contains("There is no version", "001, 002, 003")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "db down --yes",
                "db down --steps 1 --all --yes",
                "db up --steps 1 --to 3",
                "db up --steps many",
                "db sql --from 1"
            })
    void arguments_that_do_not_go_together_are_answered_with_the_usage(String command) {
        assertThat(run(command.split(" ")).exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"db up --steps 0", "db down --steps 0 --yes", "db down --steps 1000 --yes"})
    void numbers_of_steps_that_cannot_be_are_refused(String command) {
        Result refused = run(command.split(" "));
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).contains("Nothing was done");
    }

    @Test
    void sql_needs_no_database_and_a_database_that_does_not_answer_is_told_plainly() {
        DatabaseUrl nowhere = DatabaseUrl.parse("postgresql://ada:correct-horse@127.0.0.1:1/books");
        Supplier<Settings> settings = () -> RunningService.settings(nowhere, Map.of());

        assertThat(run(settings, "db", "sql", "--from", "0", "--to", "1").out())
                .contains("create extension if not exists vector", "flyway_schema_history", "commonplace_service")
                .doesNotContain("${");
        for (String command : new String[] {"current", "history", "up"}) {
            Result refused = run(settings, "db", command);
            assertThat(refused.exitCode()).isEqualTo(78);
            assertThat(refused.err()).contains("127.0.0.1:1").doesNotContain("correct-horse", "\tat ");
        }
    }

    private Result run(String... arguments) {
        return run(() -> RunningService.settings(database.url(), Map.of()), arguments);
    }

    private static Result run(Supplier<Settings> settings, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Main.commandLine(settings, List::of)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        return new Result(command.execute(arguments), out.toString(), err.toString());
    }
}
