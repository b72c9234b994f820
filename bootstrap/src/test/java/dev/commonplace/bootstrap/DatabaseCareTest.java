package dev.commonplace.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.migrations.database.DatabaseUrl;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The commands that count, tidy and lend the database, as an operator calls them. */
class DatabaseCareTest {
    private static final Pattern PASSWORD = Pattern.compile("shown once: (\\S+)");

    private static TestDatabase database;

    @BeforeAll
    static void fill() throws SQLException {
        database = TestDatabase.create();
        assertThat(run("tenant", "create", "acme").exitCode()).isZero();
        execute("""
                insert into search_log (tenant_id, id, occurred_at, actor_id, mode, result_limit, result_count, duration_millis)
                select id, gen_random_uuid(), now() - make_interval(days => 50 * number), 'me', 'text', 10, 0, 1
                from tenants, generate_series(0, 3) as number""");
    }

    @AfterAll
    static void close() {
        database.close();
    }

    private record Result(int exitCode, String out, String err) {}

    @Test
    void retention_tells_first_and_removes_then() throws SQLException {
        Result dry = run("db", "retention", "--dry-run", "--kind", "search_log");
        assertThat(dry.out()).containsPattern("KIND +KEPT +REMOVED BEFORE +DUE +TENANTS +OLDEST");
        assertThat(dry.out())
                .containsPattern("search_log +90 days +20\\S+Z +2 +1 +20")
                .doesNotContain("audit_log");
        assertThat(value("select count(*) from search_log")).isEqualTo("4");

        assertThat(run("db", "retention", "--json").out())
                .contains("\"kind\" : \"search_log\"", "\"keep_days\" : 90", "\"removed\" : 2");
        assertThat(value("select count(*) from search_log")).isEqualTo("2");
        assertThat(value("select details ->> 'removed' from audit_log where action = 'retention.apply'"))
                .isEqualTo("2");

        Result wrong = run("db", "retention", "--kind", "logs");
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.err()).contains("logs", "search_log");
    }

    @Test
    void sizes_rows_and_index_usage_are_told() {
        assertThat(run("db", "sizes", "--indexes", "--tenants").out())
                .containsPattern("TABLE +ROWS ABOUT +HEAP +INDEXES +TOAST +TOTAL +SHARE")
                .containsPattern("  search_log_by_age +\\d")
                .containsPattern("acme +\\d+ +\\d+\\.\\d KB")
                .contains("the whole database");
        assertThat(run("db", "rows", "--exact").out()).containsPattern("tenants +1\\R");
        assertThat(run("db", "rows", "--tenant", "acme", "--json").out())
                .contains("\"exact\" : true")
                .doesNotContain("operator_keys");
        assertThat(run("db", "rows", "--tenant", "nobody").err()).contains("no tenant \"nobody\"");
        assertThat(run("db", "index-usage").out())
                .containsPattern("INDEX +TABLE +SIZE +SCANS +LAST +ENTRIES A SCAN")
                .contains("Counted since ");
    }

    @Test
    void upkeep_tells_what_it_does_and_why() throws SQLException {
        execute("update pg_index set indisvalid = false where indexrelid = 'documents_by_tags'::regclass");
        assertThat(run("db", "maintain", "--dry-run").out())
                .contains("reindex index concurrently commonplace.documents_by_tags", "its building was interrupted");
        Result done = run("db", "maintain");
        assertThat(done.exitCode()).as(done.err()).isZero();
        assertThat(done.out()).containsPattern("rebuild_invalid +documents_by_tags +\\d+\\.\\d");
        assertThat(value("select indisvalid from pg_index where indexrelid = 'documents_by_tags'::regclass"))
                .isEqualTo("t");
        assertThat(run("db", "maintain", "--lock-timeout", "0").exitCode()).isEqualTo(1);
    }

    @Test
    void a_login_for_reports_works_with_the_password_that_is_shown() throws SQLException {
        String login = "reports_" + database.url().database();
        Result granted = run("db", "grant-readonly", login, "--tenant", "acme");
        assertThat(granted.exitCode()).as(granted.err()).isZero();
        Matcher password = PASSWORD.matcher(granted.out());
        assertThat(password.find()).as(granted.out()).isTrue();
        DatabaseUrl url = new DatabaseUrl(
                database.url().hosts(), database.url().database(), login, Optional.of(password.group(1)), Map.of());
        assertThat(value(url, "select slug from tenants")).isEqualTo("acme");

        assertThat(run("db", "grant-readonly", login, "--revoke").out()).contains("is gone");
        assertThat(run("db", "grant-readonly", login).exitCode()).isEqualTo(2);
    }

    private static Result run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Main.commandLine(() -> RunningService.settings(database.url(), Map.of()), List::of)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        return new Result(command.execute(arguments), out.toString(), err.toString());
    }

    private static void execute(String sql) throws SQLException {
        try (Connection connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(String sql) throws SQLException {
        return value(database.url(), "set search_path to commonplace; " + sql);
    }

    private static String value(DatabaseUrl url, String sql) throws SQLException {
        try (Connection connection = url.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            boolean rowsFollow = statement.execute(sql);
            while (!rowsFollow) {
                rowsFollow = statement.getMoreResults();
            }
            try (ResultSet rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
