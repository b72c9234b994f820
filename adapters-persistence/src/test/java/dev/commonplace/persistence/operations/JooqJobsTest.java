package dev.commonplace.persistence.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.application.operations.JobQueue;
import dev.commonplace.application.operations.OperationsWork;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.operations.Job;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.fixtures.operations.JobsContract;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JooqJobsTest extends JobsContract {
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
    void a_job_is_invisible_to_workers_until_its_transaction_commits() {
        inTenant(work -> {
            work.jobs().enqueue(job(), NOON);
            assertThat(elsewhere(this::claim)).isEmpty();
            return work;
        });

        assertThat(claim()).hasSize(1);
    }

    @Test
    void a_waiting_job_is_not_started_before_it_can_see_what_else_it_is_to_do() {
        enqueue(jobWithKey("d-1"));

        inTenant(work -> {
            work.jobs().enqueue(jobWithKey("d-1"), NOON);
            assertThat(elsewhere(this::claim)).isEmpty();
            return work;
        });

        assertThat(claim()).hasSize(1);
    }

    private List<Job> claim() {
        return queue().claim("worker", Set.of(INDEX), 10, LEASE, NOON);
    }

    /** On another thread: a thread has one transaction at a time. */
    private static <R> R elsewhere(Supplier<R> call) {
        return CompletableFuture.supplyAsync(call).join();
    }
}
