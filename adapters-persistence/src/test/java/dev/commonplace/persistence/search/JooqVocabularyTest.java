package dev.commonplace.persistence.search;

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

/** Under row-level security an index serves fewer conditions, and nothing but time tells when it does not. */
class JooqVocabularyTest {
    private static final int TENANTS = 3;
    private static TestDatabase database;
    private static TenantId tenantId;

    @BeforeAll
    static void open() throws SQLException {
        database = TestDatabase.create();
        TestRows rows = new TestRows(database.service());
        try (var connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < TENANTS; i++) {
                tenantId = rows.tenant();
                statement.execute("""
                        insert into commonplace.vocabulary (tenant_id, word, document_count)
                        select '%s', md5(i::text), 1 from generate_series(1, 3000) as i""".formatted(tenantId));
            }
            statement.execute("analyze commonplace.vocabulary");
        }
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void near_words_are_ranges_of_both_indexes() throws SQLException {
        String plan = plan(
                JooqVocabulary.NEAR,
                "'{ab}', '{ac}', '{ab}', '{ac}', '{30}', '{34}', '%1$s', '%1$s', 10".formatted(tenantId));

        assertThat(plan)
                .containsPattern("Index Cond: .*tenant_id = .* AND \\(word >= .* AND \\(word < ")
                .containsPattern("Index Cond: .*tenant_id = .* AND \\(reversed >= .* AND \\(reversed < ");
    }

    @Test
    void words_with_a_beginning_are_a_range_of_the_primary_key() throws SQLException {
        String plan = plan(JooqVocabulary.BEGINNING, "'%s', 'ab', 'ac', 10".formatted(tenantId));

        assertThat(plan).containsPattern("Index Cond: .*tenant_id = .* AND \\(word >= .* AND \\(word < ");
    }

    /** As the service has it: made once, in its role and scope. */
    private static String plan(String sql, String arguments) throws SQLException {
        String numbered = sql;
        for (int parameter = 1; numbered.contains("?"); parameter++) {
            numbered = numbered.replaceFirst("\\?", "\\$" + parameter);
        }
        StringBuilder plan = new StringBuilder();
        try (var connection = database.owner().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local search_path = commonplace");
            statement.execute("set local plan_cache_mode = force_generic_plan");
            statement.execute("set local role commonplace_service");
            statement.execute("set local app.scope = 'tenant'");
            statement.execute("set local app.tenant = '" + tenantId + "'");
            statement.execute("prepare vocabulary_statement as " + numbered);
            try (ResultSet lines = statement.executeQuery("explain execute vocabulary_statement (" + arguments + ")")) {
                while (lines.next()) {
                    plan.append(lines.getString(1)).append('\n');
                }
            }
            statement.execute("deallocate vocabulary_statement");
            connection.rollback();
        }
        return plan.toString();
    }
}
