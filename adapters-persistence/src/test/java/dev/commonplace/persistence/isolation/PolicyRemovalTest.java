package dev.commonplace.persistence.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.migrations.database.SchemaNames;
import dev.commonplace.persistence.isolation.Catalogue.Policy;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Shows that the isolation check fails when it should: each policy is taken away, and opened to everybody, in turn. */
class PolicyRemovalTest {
    private static TestDatabase database;
    private static Catalogue catalogue;
    private static TwoTenants tenants;
    private static IsolationCheck check;

    @BeforeAll
    static void open() throws Exception {
        database = TestDatabase.create();
        catalogue = new Catalogue(database.owner());
        tenants = TwoTenants.in(database);
        check = new IsolationCheck(database, tenants);
    }

    @AfterAll
    static void close() throws SQLException {
        tenants.dropRoles(database);
        database.close();
    }

    @Test
    void a_missing_policy_is_noticed() throws Exception {
        for (Policy policy : policies()) {
            execute(policy.drop());
            assertThat(check.of(policy.table())).as("without %s", policy).isNotEmpty();
            execute(policy.create(policy.condition()));
            assertThat(check.of(policy.table())).as("with %s again", policy).isEmpty();
        }
    }

    @Test
    void a_policy_that_lets_everybody_in_is_noticed() throws Exception {
        for (Policy policy : policies()) {
            if (isHeldByAnother(policy)) {
                continue;
            }
            execute(policy.drop());
            execute(policy.create("true"));
            assertThat(check.of(policy.table())).as("opened %s", policy).isNotEmpty();
            execute(policy.drop());
            execute(policy.create(policy.condition()));
        }
    }

    @Test
    void a_table_without_row_level_security_is_noticed() throws Exception {
        for (String table : catalogue.tables()) {
            execute("alter table " + table + " disable row level security");
            assertThat(check.of(table)).as("%s", table).isNotEmpty();
            execute("alter table " + table + " enable row level security");
        }
    }

    /** Reports are let in and held to their tenant by another policy; so is the owner, where it may work as the owner of views. */
    private static boolean isHeldByAnother(Policy policy) throws SQLException {
        return policy.condition().equals("true")
                || policy.name().equals("owner_access")
                        && policies().stream()
                                .anyMatch(other -> other.table().equals(policy.table())
                                        && other.name().equals("owner_bound"));
    }

    private static List<Policy> policies() throws SQLException {
        List<Policy> policies = catalogue.policies();
        assertThat(policies).hasSizeGreaterThanOrEqualTo(catalogue.tables().size());
        // Those of the lookup role give no right, only speed, which the test of its views sees to.
        return policies.stream()
                .filter(policy -> !policy.roles().equals(SchemaNames.LOOKUP_ROLE))
                .toList();
    }

    private static void execute(String sql) throws SQLException {
        try (var connection = database.owner().getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
