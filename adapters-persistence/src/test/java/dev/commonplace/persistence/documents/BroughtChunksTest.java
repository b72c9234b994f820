package dev.commonplace.persistence.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.persistence.TestRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** One plan serves all tenants, and has to suit the large one as well. */
class BroughtChunksTest {
    private static final int SMALL_TENANTS = 100;
    private static final int DOCUMENTS_OF_LARGE = 3_000;

    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void hits_are_looked_up_one_by_one_however_many_documents_the_tenant_has() throws SQLException {
        TestRows rows = new TestRows(database.service());
        TenantId large = rows.tenant();
        try (var connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            fill(statement, large, DOCUMENTS_OF_LARGE);
            for (int i = 0; i < SMALL_TENANTS; i++) {
                fill(statement, rows.tenant(), 2);
            }
            statement.execute("analyze commonplace.documents");
            statement.execute("analyze commonplace.chunks");
            statement.execute("set search_path = commonplace");
            statement.execute("set plan_cache_mode = force_generic_plan");

            String nearest = "select id as chunk_id, 0.5 as distance from chunks where tenant_id = ? limit 10";
            String plan = plan(statement, BroughtChunks.along(nearest, "distance, chunk_id"), large);

            assertThat(plan).contains("documents_pkey").doesNotContain("Hash").doesNotContain("documents_by");
        }
    }

    private static void fill(Statement statement, TenantId tenantId, int documents) throws SQLException {
        statement.execute("""
                with document as (
                    insert into commonplace.documents (tenant_id, id, title, content, content_type, content_hash,
                        character_count, tags, metadata, document_date, status, chunk_count, created_at, updated_at)
                    select '%s', gen_random_uuid(), 'A title', 'words', 'text/plain', sha256('words'), 5,
                        '{}', '{}', now(), 'ready', 1, now(), now()
                    from generate_series(1, %d)
                    returning tenant_id, id
                )
                insert into commonplace.chunks (tenant_id, id, document_id, ordinal, start_offset, end_offset,
                    token_count, content)
                select tenant_id, gen_random_uuid(), id, 0, 0, 5, 1, 'words' from document""".formatted(tenantId, documents));
    }

    private static String plan(Statement statement, String sql, TenantId tenantId) throws SQLException {
        String numbered = sql;
        int parameters = 0;
        while (numbered.contains("?")) {
            parameters++;
            numbered = numbered.replaceFirst("\\?", "\\$" + parameters);
        }
        statement.execute("prepare looked_up (" + "uuid, ".repeat(parameters - 1) + "uuid) as " + numbered);
        String tenant = "'" + tenantId + "'";
        StringBuilder plan = new StringBuilder();
        try (ResultSet lines = statement.executeQuery(
                "explain execute looked_up (" + (tenant + ", ").repeat(parameters - 1) + tenant + ")")) {
            while (lines.next()) {
                plan.append(lines.getString(1)).append('\n');
            }
        }
        return plan.toString();
    }
}
