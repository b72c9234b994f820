package dev.commonplace.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.tenancy.Tenant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnalyticsRoutesTest extends OpenService {
    private static final String PATH = "/v1/search/analytics";

    private final Tenant tenant = service.tenant("analytics");
    private final TestApi admin = service.api(service.key(tenant, Role.ADMIN));
    private final TestApi reader = service.api(service.key(tenant, Role.READER));
    private String chunk = "";
    private String search = "";

    @BeforeAll
    void fill() {
        admin.post("/v1/documents", "{\"content\": \"Bees decide by dancing.\"}", "Prefer", "wait=30");
        TestApi.Reply found = search("bees  Dancing");
        search = found.at("/search_id");
        chunk = found.at("/hits/0/chunk_id");
        search("=HYPERLINK(\\\"http://evil\\\")");
        search("nothing, \\\"of\\\" this");
    }

    @Test
    void a_reader_gives_feedback_that_the_figures_tell_of() {
        TestApi.Reply first = feedback(search, "{\"chunk_id\": \"" + chunk + "\", \"kind\": \"click\"}");
        TestApi.Reply again = feedback(search, "{\"chunk_id\": \"" + chunk + "\", \"kind\": \"click\"}");
        TestApi.Reply figures = admin.get(PATH);

        assertThat(first.status()).as(first.text()).isEqualTo(200);
        assertThat(first.at("/rank")).isEqualTo("1");
        assertThat(first.at("/is_new")).isEqualTo("true");
        assertThat(again.at("/is_new")).isEqualTo("false");
        assertThat(figures.at("/totals/clicked")).as(figures.text()).isEqualTo("1");
        assertThat(figures.at("/totals/mean_reciprocal_rank")).isEqualTo("1.0");
        assertThat(figures.at("/time_zone")).isEqualTo("UTC");
        assertThat(figures.text()).contains("\"query\":\"bees dancing\"");
        assertThat(figures.json().path("days")).hasSize(1);
    }

    @Test
    void feedback_on_what_was_not_found_is_refused() {
        TestApi.Reply other = feedback(search, "{\"chunk_id\": \"" + UUID.randomUUID() + "\", \"kind\": \"click\"}");
        TestApi.Reply unknown =
                feedback(UUID.randomUUID().toString(), "{\"chunk_id\": \"" + chunk + "\", \"kind\": \"click\"}");
        TestApi.Reply word = feedback(search, "{\"chunk_id\": \"" + chunk + "\", \"kind\": \"liked\"}");

        assertThat(other.status()).isEqualTo(400);
        assertThat(other.at("/errors/0/pointer")).isEqualTo("/chunk_id");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(word.at("/errors/0/pointer")).isEqualTo("/kind");
    }

    @Test
    void figures_are_for_admins() {
        assertThat(reader.get(PATH).status()).isEqualTo(403);
    }

    @Test
    void a_table_comes_as_csv_in_which_nothing_is_a_formula() {
        TestApi.Reply csv = admin.get(PATH + "?format=csv&section=zero_result_queries");

        assertThat(csv.status()).isEqualTo(200);
        assertThat(csv.header("Content-Type")).isEqualTo("text/csv; charset=utf-8");
        assertThat(csv.header("Content-Disposition")).contains("search-zero_result_queries.csv");
        assertThat(csv.text())
                .startsWith(
                        "query,searches,zero_results,low_scores,average_results,average_top_score,clicked,last_at\r\n")
                .contains("\"'=hyperlink(\"\"http://evil\"\")\",1,1,0,0.0,,0,")
                .contains("\"nothing, \"\"of\"\" this\",1,1,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text/csv | true",
                "text/csv;q=0.9, application/json | true",
                "application/json, text/csv | false",
                "*/* | false"
            })
    void the_accept_header_chooses_the_format(String accept, boolean csv) {
        TestApi.Reply reply = admin.send("GET", PATH, new byte[0], Map.of("Accept", accept));

        assertThat(reply.header("Content-Type")).startsWith(csv ? "text/csv" : "application/json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"days", "totals", "top_queries", "low_score_queries"})
    void every_table_has_rows_of_one_width(String section) {
        String[] lines = admin.get(PATH + "?format=csv&low_score=1e9&section=" + section)
                .text()
                .split("\r\n");

        assertThat(lines).hasSizeGreaterThan(1);
        assertThat(lines[1].split(",", -1)).hasSameSizeAs(lines[0].split(",", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z | /from",
                "?from=2020-01-02T00:00:00Z | /from",
                "?limit=0 | /limit",
                "?limit=201 | /limit",
                "?low_score=much | /low_score",
                "?low_score=NaN | /low_score",
                "?format=xml | /format",
                "?format=csv&section=everything | /section",
                "?section=days | /section",
                "?mode=magic | /mode",
                "?form=2026 | /form",
            })
    void names_what_is_wrong(String query, String pointer) {
        TestApi.Reply reply = admin.get(PATH + query);

        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(reply.at("/errors/0/pointer")).isEqualTo(pointer);
    }

    private TestApi.Reply search(String query) {
        return admin.post("/v1/search", "{\"query\": \"" + query + "\", \"mode\": \"text\"}");
    }

    private TestApi.Reply feedback(String searchId, String body) {
        return reader.post("/v1/search/" + searchId + "/feedback", body);
    }
}
