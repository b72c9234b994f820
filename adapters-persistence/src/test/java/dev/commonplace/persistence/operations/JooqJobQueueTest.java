package dev.commonplace.persistence.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.commonplace.application.operations.JobQueue;
import dev.commonplace.application.operations.OperationsWork;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.operations.Job;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.fixtures.operations.JobQueueContract;
import dev.commonplace.persistence.support.ScopedTransactions;
import dev.commonplace.persistence.support.TransactionLimits;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class JooqJobQueueTest extends JobQueueContract {
    private static OperationsDatabase database;

    @BeforeAll
    static void open() {
        database = new OperationsDatabase();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void clear() {
        database.clear();
    }

    @Override
    protected Transactions<OperationsWork> transactions() {
        return database.transactions();
    }

    @Override
    protected JobQueue queue() {
        return new JooqJobQueue(database.scoped(), SignOfLife.NONE);
    }

    @Override
    protected TenantId tenant() {
        return OperationsDatabase.TENANT;
    }

    @Override
    protected TenantId otherTenant() {
        return OperationsDatabase.OTHER_TENANT;
    }

    @Test
    void a_job_enqueued_while_another_with_its_key_goes_back_does_no_harm() throws Exception {
        for (int round = 0; round < 20; round++) {
            String key = "d-" + round;
            enqueue(jobWithKey(key));
            List<Job> running = queue().claim("worker", Set.of(INDEX), 1, LEASE, NOON);
            try (ExecutorService both = Executors.newFixedThreadPool(2)) {
                Future<?> back = both.submit(() -> queue().release(running, NOON));
                Future<?> more = both.submit(() -> enqueue(jobWithKey(key)));
                back.get();
                more.get();
            }
            assertThat(queue().claim("worker", Set.of(INDEX), 10, LEASE, NOON)).hasSizeBetween(1, 2);
        }
    }

    @Test
    void a_database_that_is_away_is_a_refusal_and_nothing_else() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setServerNames(new String[] {"127.0.0.1"});
        nowhere.setPortNumbers(new int[] {1});
        JooqJobQueue queue =
                new JooqJobQueue(new ScopedTransactions(nowhere, TransactionLimits.DEFAULT), SignOfLife.NONE);

        assertThatThrownBy(() -> queue.claim("worker", Set.of(INDEX), 10, LEASE, NOON))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.UNAVAILABLE));
    }
}
