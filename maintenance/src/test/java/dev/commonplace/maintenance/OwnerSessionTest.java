package dev.commonplace.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.commonplace.maintenance.vectorindex.VectorIndexOptions;
import dev.commonplace.maintenance.vectorindex.VectorIndexes;
import dev.commonplace.migrations.Migrator;
import dev.commonplace.migrations.database.DatabaseUrl;
import dev.commonplace.migrations.database.SchemaNames;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OwnerSessionTest {
    private OrdinaryOwner owner;
    private String account;

    @BeforeEach
    void makeAccountOfTheService() throws SQLException {
        owner = OrdinaryOwner.ofEmptyDatabase();
        new Migrator(owner.url().dataSource()).migrate();
        account = "service_of_" + owner.url().database();
        owner.asSuperuser("create role " + account + " login password 'secret' in role " + SchemaNames.SERVICE_ROLE);
    }

    @AfterEach
    void drop() throws SQLException {
        owner.asSuperuser("drop role " + account);
        owner.close();
    }

    @Test
    void an_account_of_the_service_is_sent_to_the_owner_and_promised_no_rights() {
        DatabaseUrl service =
                new DatabaseUrl(owner.url().hosts(), owner.url().database(), account, Optional.of("secret"), Map.of());
        refused(() -> OwnerSession.run(service, "test", (connection, sql) -> ""));
        refused(() -> new VectorIndexes(service.dataSource())
                .plan(new VectorIndexOptions(VectorIndexOptions.Kind.HNSW, 16, 64, 0)));
    }

    private void refused(ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOf(MaintenanceException.class)
                .hasMessageContaining("set DATABASE_MIGRATION_URL to the address of "
                        + owner.url().user())
                .satisfies(refused -> assertThat(refused.getMessage()).doesNotContainIgnoringCase("grant "));
    }

    @Test
    void a_session_ends_with_its_client() {
        assertThat(OwnerSession.<String>run(
                        owner.url(), "test", (connection, sql) -> sql.text("show client_connection_check_interval")))
                .isEqualTo("2s");
    }

    @Test
    void who_holds_a_lock_is_named_with_the_way_to_end_it() throws SQLException {
        long lock = -5_482_077_114_900_302L;
        try (Connection holder = owner.url().dataSource().getConnection();
                Connection other = owner.url().dataSource().getConnection()) {
            String pid = new Sql(holder).text("select pg_backend_pid() from pg_advisory_lock(" + lock + ")");
            assertThat(LongWork.holder(other, lock))
                    .contains("process " + pid + ", begun ", "select pg_terminate_backend(" + pid + ");");
        }
    }
}
