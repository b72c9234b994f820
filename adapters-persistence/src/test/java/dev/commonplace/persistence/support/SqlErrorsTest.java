package dev.commonplace.persistence.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.commonplace.domain.documents.DocumentDetails;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.persistence.TestRows;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class SqlErrorsTest {
    private static TestDatabase database;
    private static TestRows rows;
    private static TenantId tenantId;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        rows = new TestRows(database.service());
        tenantId = rows.tenant();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void a_name_that_is_taken_is_refused_at_the_statement_and_named() {
        DocumentDetails details = new DocumentDetails(
                Optional.of("the-name"),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                JsonObject.EMPTY,
                Optional.empty());
        rows.document(tenantId, details, "text");

        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> rows.document(tenantId, details, "other"));

        assertThat(refused.code()).isEqualTo(ErrorCode.ALREADY_EXISTS);
        assertThat(refused.reason()).contains("external id");
        assertThat(refused).hasCauseInstanceOf(SQLException.class);
    }

    @Test
    void a_statement_that_takes_too_long_is_stopped() {
        ScopedTransactions hasty = new ScopedTransactions(
                database.service(), TransactionLimits.DEFAULT.withStatement(Duration.ofMillis(100)));

        assertRefused(hasty, ErrorCode.TIMED_OUT, dsl -> dsl.execute("select pg_sleep(10)"));
    }

    @Test
    void a_lock_that_is_not_had_in_time_ends_the_wait() {
        ScopedTransactions hasty =
                new ScopedTransactions(database.service(), TransactionLimits.DEFAULT.withLock(Duration.ofMillis(100)));

        rows.transactions().run(Scope.tenant(tenantId), dsl -> {
            dsl.execute("select from tenants for update");
            CompletableFuture.runAsync(() -> assertRefused(
                            hasty, ErrorCode.TIMED_OUT, own -> own.execute("select from tenants for update")))
                    .join();
            return 1;
        });
    }

    @Test
    void a_server_that_dies_in_the_middle_is_unavailable_and_then_available_again() {
        assertRefused(rows.transactions(), ErrorCode.UNAVAILABLE, dsl -> {
            int backend = dsl.fetchSingle("select pg_backend_pid()").get(0, Integer.class);
            terminate(backend);
            return dsl.execute("select 1");
        });

        assertThat(rows.transactions().<Integer>run(Scope.tenant(tenantId), dsl -> 1))
                .isEqualTo(1);
    }

    @Test
    void a_server_that_dies_before_the_commit_is_unavailable() {
        assertRefused(rows.transactions(), ErrorCode.UNAVAILABLE, dsl -> {
            terminate(dsl.fetchSingle("select pg_backend_pid()").get(0, Integer.class));
            return 1;
        });
    }

    @Test
    void a_server_that_is_not_there_is_unavailable() throws Exception {
        PGSimpleDataSource nobody = new PGSimpleDataSource();
        try (ServerSocket freed = new ServerSocket(0)) {
            nobody.setUrl("jdbc:postgresql://127.0.0.1:" + freed.getLocalPort() + "/nothing");
        }

        assertRefused(new ScopedTransactions(nobody, TransactionLimits.DEFAULT), ErrorCode.UNAVAILABLE, dsl -> 1);
    }

    @Test
    void a_pool_with_no_connection_left_is_unavailable() throws Exception {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.url().dataSource());
        config.setMaximumPoolSize(1);
        config.setConnectionTimeout(250);
        try (HikariDataSource pool = new HikariDataSource(config);
                var taken = pool.getConnection()) {
            assertThat(taken.isValid(1)).isTrue();
            assertRefused(new ScopedTransactions(pool, TransactionLimits.DEFAULT), ErrorCode.UNAVAILABLE, dsl -> 1);
        }
    }

    @Test
    void a_disk_or_memory_that_is_full_is_unavailable() {
        for (String state : List.of("53100", "53200", "53300", "57P01", "57P03", "58030", "08006")) {
            assertRefused(rows.transactions(), ErrorCode.UNAVAILABLE, dsl -> {
                ScopedTransactionsTest.raise(dsl, state);
                return 1;
            });
        }
    }

    @Test
    void what_still_collides_after_all_attempts_is_unavailable() {
        assertRefused(rows.transactions(), ErrorCode.UNAVAILABLE, dsl -> {
            ScopedTransactionsTest.raise(dsl, "40001");
            return 1;
        });
    }

    @Test
    void anything_else_is_a_bug() {
        assertThatThrownBy(() -> rows.transactions().run(Scope.tenant(tenantId), dsl -> dsl.execute("select 1 / 0")))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> rows.transactions().run(Scope.tenant(tenantId), dsl -> dsl.execute("selekt")))
                .isInstanceOf(DataAccessException.class);
    }

    private static void terminate(int backend) {
        try (var connection = database.owner().getConnection();
                var statement = connection.prepareStatement("select pg_terminate_backend(?, 5000)")) {
            statement.setInt(1, backend);
            statement.executeQuery().close();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static void assertRefused(
            ScopedTransactions transactions, ErrorCode code, Function<DSLContext, Object> body) {
        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> transactions.run(Scope.tenant(tenantId), body));
        assertThat(refused).isNotNull();
        assertThat(refused.code()).isEqualTo(code);
    }
}
