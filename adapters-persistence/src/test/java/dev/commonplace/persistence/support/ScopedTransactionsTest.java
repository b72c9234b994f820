package dev.commonplace.persistence.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.fixtures.database.TestDatabase;
import dev.commonplace.persistence.TestRows;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ScopedTransactionsTest {
    private static TestDatabase database;
    private static TestRows rows;
    private static ScopedTransactions transactions;
    private static TenantId tenantId;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        rows = new TestRows(database.service());
        transactions = rows.transactions();
        tenantId = rows.tenant();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void a_transaction_says_for_whom_it_works_and_as_which_role() {
        assertThat(transactions.run(Scope.tenant(tenantId), ScopedTransactionsTest::whoAmI))
                .containsExactly("commonplace_service", tenantId.toString(), "");
        assertThat(transactions.run(Scope.operator(), ScopedTransactionsTest::whoAmI))
                .containsExactly("commonplace_service", "", "operator");
        assertThat(transactions.run(Scope.operatorIn(tenantId), ScopedTransactionsTest::whoAmI))
                .containsExactly("commonplace_service", tenantId.toString(), "operator");
        assertThat(transactions.run(Scope.queue(), ScopedTransactionsTest::whoAmI))
                .containsExactly("commonplace_service", "", "queue");
    }

    @Test
    void it_works_as_the_service_role_even_where_the_pool_belongs_to_the_owner() {
        ScopedTransactions asOwner = new ScopedTransactions(database.owner(), TransactionLimits.DEFAULT);
        UUID other = rows.tenant().value();

        List<UUID> visible = asOwner.run(
                Scope.tenant(tenantId),
                dsl -> dsl.fetch("select id from tenants").getValues(0, UUID.class));

        assertThat(visible).containsExactly(tenantId.value()).doesNotContain(other);
    }

    @Test
    void nothing_of_it_stays_with_the_connection() throws Exception {
        transactions.run(Scope.operatorIn(tenantId), ScopedTransactionsTest::whoAmI);

        try (var connection = database.service().getConnection();
                var statement = connection.createStatement();
                var result = statement.executeQuery(
                        "select coalesce(current_setting('app.tenant', true), '')"
                                + " || coalesce(current_setting('app.scope', true), '') || current_setting('statement_timeout')")) {
            assertThat(result.next()).isTrue();
            assertThat(result.getString(1)).isEqualTo("0");
        }
    }

    @Test
    void what_a_body_did_is_gone_when_it_throws_and_the_exception_is_its_own() {
        RuntimeException own = new IllegalArgumentException("its own");

        assertThatThrownBy(() -> transactions.run(Scope.tenant(tenantId), dsl -> {
                    rename(dsl, "never kept");
                    throw own;
                }))
                .isSameAs(own);

        assertThat(name()).isNotEqualTo("never kept");
    }

    @Test
    void a_body_that_swallows_an_sql_error_does_not_seem_to_succeed() {
        assertThatThrownBy(() -> transactions.run(Scope.tenant(tenantId), dsl -> {
                    rename(dsl, "never kept");
                    try {
                        dsl.execute("select 1 / 0");
                    } catch (DataAccessException swallowed) {
                        return "fine";
                    }
                    return "not reached";
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nothing is kept");

        assertThat(name()).isNotEqualTo("never kept");
    }

    @Test
    void bodies_do_not_nest() {
        assertThatThrownBy(() -> transactions.run(
                        Scope.tenant(tenantId), outer -> transactions.read(Scope.operator(), inner -> 1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("open on this thread already");

        assertThat(transactions.<Integer>run(Scope.tenant(tenantId), dsl -> 1)).isEqualTo(1);
    }

    @Test
    void a_reading_transaction_cannot_write() {
        assertThatThrownBy(() -> transactions.read(Scope.tenant(tenantId), dsl -> rename(dsl, "never kept")))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("read-only");
    }

    @Test
    void a_body_is_run_again_when_the_database_asks_for_it() {
        AtomicInteger runs = new AtomicInteger();

        String name = transactions.run(Scope.tenant(tenantId), dsl -> {
            rename(dsl, "run " + runs.incrementAndGet());
            if (runs.get() < 3) {
                raise(dsl, runs.get() == 1 ? "40001" : "40P01");
            }
            return "done";
        });

        assertThat(name).isEqualTo("done");
        assertThat(runs).hasValue(3);
        assertThat(name()).isEqualTo("run 3");
    }

    @Test
    void a_deadlock_of_two_is_no_error_of_either() throws Exception {
        TenantId one = rows.tenant();
        TenantId other = rows.tenant();
        var meeting = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = threads.submit(() -> renameBoth(one, other, meeting));
            var second = threads.submit(() -> renameBoth(other, one, meeting));

            assertThat(first.get() + second.get()).isGreaterThanOrEqualTo(3);
        }
    }

    private static int renameBoth(TenantId first, TenantId second, CyclicBarrier meeting) {
        AtomicInteger runs = new AtomicInteger();
        return transactions.run(Scope.operator(), dsl -> {
            dsl.execute("update tenants set name = 'x' where id = ?", first.value());
            if (runs.incrementAndGet() == 1) {
                try {
                    meeting.await();
                } catch (Exception broken) {
                    throw new IllegalStateException(broken);
                }
            }
            dsl.execute("update tenants set name = 'x' where id = ?", second.value());
            return runs.get();
        });
    }

    static void raise(DSLContext dsl, String state) {
        dsl.execute("do $$ begin raise exception 'asked for' using errcode = '" + state + "'; end $$");
    }

    private static List<String> whoAmI(DSLContext dsl) {
        return List.of(dsl.fetchSingle(
                        "select current_user::text, current_setting('app.tenant'), current_setting('app.scope')")
                .into(String[].class));
    }

    private static int rename(DSLContext dsl, String name) {
        return dsl.execute("update tenants set name = ? where id = ?", name, tenantId.value());
    }

    private static String name() {
        return transactions.read(
                Scope.tenant(tenantId),
                dsl -> dsl.fetchSingle("select name from tenants where id = ?", tenantId.value())
                        .get(0, String.class));
    }
}
