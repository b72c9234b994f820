package dev.commonplace.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.fixtures.http.ApiClient;
import dev.commonplace.fixtures.http.HttpAnswer;
import dev.commonplace.fixtures.http.HttpCall;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is deleted is gone from every table, not only from what the API shows. */
class DeletionTest {
    /** What has happened is kept: that is what these are for. Answers of repeatable requests go when they expire. */
    private static final Set<String> HISTORY = Set.of("audit_log", "jobs", "search_log");

    @Test
    void a_deleted_document_leaves_nothing_behind_but_history() throws SQLException {
        try (TestDatabase database = TestDatabase.create();
                RunningService service = RunningService.start(database.url())) {
            ApiClient tenant = service.firstTenant();
            UUID tenantId = UUID.fromString(tenant.get("/v1/tenant").at("/id"));
            TenantRows rows = new TenantRows(database.owner());
            HttpAnswer stays = create(tenant, "Honey keeps for centuries.");
            Map<String, Long> words = wordCounts(rows, tenantId);
            HttpAnswer goes = create(tenant, "Honey tastes of zyzzyva and thyme. ".repeat(80));
            List<String> traces = traces(rows, goes.at("/id"));
            assertThat(goes.at("/status")).isEqualTo("ready");
            assertThat(tables(rows.naming(tenantId, traces)))
                    .contains("documents", "chunks", "chunk_embeddings", "chunk_terms", "lexeme_statistics", "jobs");

            HttpAnswer deleted = tenant.send(HttpCall.of("DELETE", "/v1/documents/" + goes.at("/id")));

            assertThat(deleted.status()).isEqualTo(204);
            assertThat(HISTORY).containsAll(tables(rows.naming(tenantId, traces)));
            assertThat(wordCounts(rows, tenantId)).isEqualTo(words);
            assertThat(tenant.get("/v1/documents/" + goes.at("/id")).status()).isEqualTo(404);
            assertThat(tenant.get("/v1/tenant").at("/limits/documents/used")).isEqualTo("1");
            assertThat(tenant.post("/v1/search", "{\"query\":\"honey zyzzyva\"}")
                            .json()
                            .at("/hits"))
                    .singleElement()
                    .satisfies(
                            hit -> assertThat(hit.at("/document/id").asText()).isEqualTo(stays.at("/id")));
        }
    }

    @Test
    void a_removed_tenant_leaves_nothing_behind_and_its_neighbour_everything() throws SQLException {
        try (TestDatabase database = TestDatabase.create();
                RunningService service = RunningService.start(database.url())) {
            ApiClient neighbour = service.firstTenant();
            UUID neighbourId = UUID.fromString(neighbour.get("/v1/tenant").at("/id"));
            create(neighbour, "Honey keeps for centuries.");
            ApiClient tenant = service.newTenant("leaves");
            UUID tenantId = UUID.fromString(tenant.get("/v1/tenant").at("/id"));
            create(tenant, "Honey keeps for centuries.");
            TenantRows rows = new TenantRows(database.owner());
            List<String> everything = List.of("");
            Map<String, Long> neighbours = rows.naming(neighbourId, everything);

            HttpAnswer removed = service.operator().send(HttpCall.of("DELETE", "/v1/tenants/" + tenantId));

            assertThat(removed.status()).isEqualTo(204);
            assertThat(tables(rows.naming(tenantId, everything))).isEmpty();
            assertThat(rows.naming(neighbourId, everything)).isEqualTo(neighbours);
            assertThat(tenant.get("/v1/documents").status()).isEqualTo(401);
        }
    }

    private static HttpAnswer create(ApiClient tenant, String content) {
        return tenant.send(HttpCall.json("POST", "/v1/documents", "{\"content\":\"" + content + "\"}")
                .with("Prefer", "wait=60"));
    }

    /** The ids of a document and its chunks, and a word that is only in it. */
    private static List<String> traces(TenantRows rows, String document) throws SQLException {
        List<String> traces = new ArrayList<>(
                rows.texts("select id::text from commonplace.chunks where document_id = ?", UUID.fromString(document)));
        assertThat(traces).hasSizeGreaterThan(1);
        traces.add(document);
        traces.add("zyzzyva");
        return traces;
    }

    /** Words that are still in use, with their counts. */
    private static Map<String, Long> wordCounts(TenantRows rows, UUID tenant) throws SQLException {
        return rows
                .texts(
                        "select lexeme || ' ' || chunk_count from commonplace.lexeme_statistics"
                                + " where chunk_count > 0 and tenant_id = ?",
                        tenant)
                .stream()
                .collect(Collectors.toMap(line -> line.split(" ")[0], line -> Long.parseLong(line.split(" ")[1])));
    }

    private static List<String> tables(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .filter(table -> table.getValue() > 0)
                .map(Map.Entry::getKey)
                .toList();
    }
}
