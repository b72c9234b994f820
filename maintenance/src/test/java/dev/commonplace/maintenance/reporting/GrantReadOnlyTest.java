package dev.commonplace.maintenance.reporting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.commonplace.maintenance.MaintenanceException;
import dev.commonplace.maintenance.OrdinaryOwner;
import dev.commonplace.maintenance.SampleLibrary;
import dev.commonplace.maintenance.Sql;
import dev.commonplace.maintenance.reporting.GrantReadOnly.Granted;
import dev.commonplace.migrations.Migrator;
import dev.commonplace.migrations.database.DatabaseUrl;
import dev.commonplace.migrations.database.SchemaNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** As an owner without special rights but that of making roles, where a test does not take it away. */
class GrantReadOnlyTest {
    private static final Optional<String> NO_PASSWORD = Optional.empty();
    private static final String MADE_UP = "made up for you";

    private static OrdinaryOwner owner;
    private static String login;

    @BeforeAll
    static void open() throws SQLException {
        owner = OrdinaryOwner.ofEmptyDatabase();
        new Migrator(owner.url().dataSource()).migrate();
        SampleLibrary.fill(owner.superuserUrl());
        login = "reports_" + owner.url().database();
    }

    @AfterAll
    static void close() {
        owner.close();
    }

    @BeforeEach
    void letTheOwnerMakeRoles() throws SQLException {
        owner.asSuperuser("alter role " + owner.url().user() + " createrole");
    }

    @AfterEach
    void forgetTheLogin() throws SQLException {
        owner.asSuperuser("delete from commonplace.reporting_roles; drop role if exists " + login);
    }

    @Test
    void a_new_login_reads_its_tenant_at_once() throws SQLException {
        Granted granted = grants().grant(login, "acme", NO_PASSWORD);
        assertThat(granted.created()).isTrue();
        assertThat(granted.newPassword()).contains(MADE_UP);
        assertThat(asLogin(MADE_UP, "select string_agg(slug, ',') from tenants"))
                .isEqualTo("acme");
        assertThat(asLogin(MADE_UP, "select count(*) from documents")).isEqualTo("2");
        assertThat(asLogin(MADE_UP, "select count(*) from chunk_embeddings")).isEqualTo("2");
    }

    @Test
    void what_it_says_of_itself_changes_nothing() throws SQLException {
        grants().grant(login, "acme", NO_PASSWORD);
        for (String scope : new String[] {"operator", "queue", "owner", "retention"}) {
            assertThat(asLogin(
                            MADE_UP,
                            "set app.scope = '" + scope + "'; set app.tenant = '" + SampleLibrary.OTHER + "'",
                            "select string_agg(distinct tenant_id::text, ',') from jobs"))
                    .isEqualTo(SampleLibrary.ACME.toString());
        }
    }

    @Test
    void it_can_write_nothing_even_when_it_says_that_it_will() throws SQLException {
        grants().grant(login, "acme", NO_PASSWORD);
        assertThatThrownBy(() -> asLogin(MADE_UP, "update documents set title = 'mine' returning 1"))
                .hasMessageContaining("read-only");
        assertThatThrownBy(() -> asLogin(
                        MADE_UP,
                        "set default_transaction_read_only = off",
                        "update documents set title = 'mine' returning 1"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> asLogin(MADE_UP, "select secret_hash from api_keys"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> asLogin(MADE_UP, "select * from operator_keys"))
                .hasMessageContaining("permission denied");
    }

    @Test
    void granting_again_keeps_the_password_and_a_given_one_replaces_it() throws SQLException {
        grants().grant(login, "acme", NO_PASSWORD);
        Granted again = grants().grant(login, "acme", NO_PASSWORD);
        assertThat(again.created()).isFalse();
        assertThat(again.newPassword()).isEmpty();
        assertThat(asLogin(MADE_UP, "select 1")).isEqualTo("1");
        grants().grant(login, "acme", Optional.of("chosen 'by' me"));
        assertThat(asLogin("chosen 'by' me", "select 1")).isEqualTo("1");
    }

    @Test
    void a_login_reads_one_tenant_only() {
        grants().grant(login, "acme", NO_PASSWORD);
        assertThatThrownBy(() -> grants().grant(login, "other", NO_PASSWORD))
                .isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("acme")
                .hasMessageContaining("--revoke");
    }

    @Test
    void a_revoked_login_is_gone() {
        grants().grant(login, "acme", NO_PASSWORD);
        assertThat(grants().revoke(login).dropped()).isTrue();
        assertThatThrownBy(() -> asLogin(MADE_UP, "select 1")).isInstanceOf(SQLException.class);
        assertThatThrownBy(() -> grants().revoke(login)).isInstanceOf(MaintenanceException.class);
    }

    @Test
    void a_role_of_somebody_elses_is_left_alone() throws SQLException {
        owner.asSuperuser("create role " + login + " login");
        assertThatThrownBy(() -> grants().grant(login, "acme", NO_PASSWORD))
                .isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("Choose another name");
        assertThatThrownBy(() -> grants().revoke(login)).hasMessageContaining("Choose another name");
        owner.asSuperuser("grant " + SchemaNames.REPORTING_ROLE + ", " + SchemaNames.SERVICE_ROLE + " to " + login);
        assertThatThrownBy(() -> grants().grant(login, "acme", NO_PASSWORD))
                .hasMessageContaining("more than read")
                .hasMessageContaining(SchemaNames.SERVICE_ROLE);
    }

    @Test
    void a_login_that_can_do_more_than_read_is_not_made_ours() throws SQLException {
        owner.asSuperuser("create role " + login + " login in role " + SchemaNames.REPORTING_ROLE);
        for (String more : new String[] {"bypassrls", "replication", "createrole", "createdb"}) {
            owner.asSuperuser("alter role " + login + " " + more);
            assertThatThrownBy(() -> grants().grant(login, "acme", NO_PASSWORD))
                    .as(more)
                    .isInstanceOf(MaintenanceException.class)
                    .hasMessageContaining("more than read");
            owner.asSuperuser("alter role " + login + " no" + more);
        }
        assertThat(grants().grant(login, "acme", NO_PASSWORD).created()).isFalse();
    }

    @Test
    void names_that_could_be_taken_for_something_else_are_refused() {
        for (String name : new String[] {"pg_reports", "commonplace_owner", "Reports", "a b", "a;drop", ""}) {
            assertThatThrownBy(() -> grants().grant(name, "acme", NO_PASSWORD))
                    .isInstanceOf(MaintenanceException.class)
                    .hasMessageContaining("no name");
        }
    }

    @Test
    void an_owner_who_may_make_no_roles_is_told_what_a_dba_has_to_run_and_can_then_go_on() throws SQLException {
        owner.asSuperuser("alter role " + owner.url().user() + " nocreaterole");
        String message = "";
        try {
            grants().grant(login, "acme", NO_PASSWORD);
        } catch (MaintenanceException refused) {
            message = String.valueOf(refused.getMessage());
        }
        assertThat(message).contains("may not make roles", "create role " + login);

        owner.asSuperuser(message.substring(message.indexOf("create role")).replace("'...'", "'from the DBA'"));
        grants().grant(login, "acme", NO_PASSWORD);

        assertThat(asLogin("from the DBA", "select slug from tenants")).isEqualTo("acme");
        assertThat(grants().revoke(login).dropped()).isFalse();
        assertThat(asLogin("from the DBA", "select count(*) from tenants")).isEqualTo("0");
    }

    private static GrantReadOnly grants() {
        return new GrantReadOnly(owner.url(), () -> MADE_UP);
    }

    private static String asLogin(String password, String... statements) throws SQLException {
        DatabaseUrl url =
                new DatabaseUrl(owner.url().hosts(), owner.url().database(), login, Optional.of(password), Map.of());
        try (Connection connection = url.dataSource().getConnection()) {
            Sql sql = new Sql(connection);
            for (int index = 0; index < statements.length - 1; index++) {
                sql.run(statements[index]);
            }
            return sql.text(statements[statements.length - 1]);
        }
    }
}
