package dev.commonplace.persistence.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.application.operations.JobQueue;
import dev.commonplace.application.operations.JobQueue.Recovered;
import dev.commonplace.domain.operations.Job;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.operations.JobKind;
import dev.commonplace.domain.operations.NewJob;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.fixtures.shared.CountingIds;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.ds.PGSimpleDataSource;

@Timeout(60)
class PostgresJobSignalsTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration LEASE = Duration.ofSeconds(300);
    private static final Duration GRACE = Duration.ofSeconds(60);
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final JobKind KIND = new JobKind("index_document");

    private static OperationsDatabase database;

    private final CountingIds ids = new CountingIds();

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

    @Test
    void a_committed_job_wakes_the_worker_at_once() {
        try (PostgresJobSignals signals = signals("worker")) {
            CompletableFuture<Long> woken = awaitElsewhere(signals);

            enqueue();
            long committed = System.nanoTime();

            assertThat(Duration.ofNanos(woken.join() - committed)).isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void nothing_wakes_the_worker_before_the_commit() {
        try (PostgresJobSignals signals = signals("worker")) {
            CompletableFuture<Long> woken = awaitElsewhere(signals);

            database.transactions().inTenant(OperationsDatabase.TENANT, work -> {
                work.jobs().enqueue(job(), NOON);
                assertThat(woken.completeOnTimeout(-1L, 300, TimeUnit.MILLISECONDS)
                                .join())
                        .isEqualTo(-1L);
                return work;
            });
        }
    }

    @Test
    void a_wait_ends_with_its_time() throws InterruptedException {
        try (PostgresJobSignals signals = signals("worker")) {
            long begin = System.nanoTime();

            signals.await(Duration.ofMillis(200));

            assertThat(Duration.ofNanos(System.nanoTime() - begin))
                    .isBetween(Duration.ofMillis(190), Duration.ofSeconds(5));
        }
    }

    @Test
    void closing_ends_a_wait() {
        PostgresJobSignals signals = signals("worker");
        CompletableFuture<Long> woken = awaitElsewhere(signals);

        signals.close();

        assertThat(woken.orTimeout(5, TimeUnit.SECONDS).join()).isPositive();
    }

    @Test
    void the_jobs_of_a_dead_worker_come_back_without_waiting_for_its_lease() {
        JobId id = enqueue();
        PostgresJobSignals dying = signals("dying");
        claim(dying, "dying");

        dying.close();

        // The server notices within milliseconds that the connection is gone, but not before it is.
        Recovered recovered = recover();
        for (int tries = 0; tries < 20 && recovered.waiting() == 0; tries++) {
            recovered = recover();
        }
        assertThat(recovered.waiting()).isEqualTo(1);
        assertThat(claim(SignOfLife.NONE, "next")).extracting(Job::id).containsExactly(id);
    }

    @Test
    void the_jobs_of_a_living_worker_are_left_to_it() {
        enqueue();
        try (PostgresJobSignals living = signals("living")) {
            claim(living, "living");

            assertThat(recover().waiting()).isZero();
        }
    }

    @Test
    void a_worker_that_never_showed_that_it_lives_is_not_taken_for_dead() {
        enqueue();
        claim(SignOfLife.NONE, "silent");

        assertThat(recover().waiting()).isZero();
    }

    @Test
    void a_worker_whose_connection_breaks_shows_soon_again_that_it_lives() throws InterruptedException {
        enqueue();
        try (PostgresJobSignals living = signals("living")) {
            claim(living, "living");

            database.execute("""
                    select pg_terminate_backend(pid) from pg_locks
                    where locktype = 'advisory'
                      and database = (select oid from pg_database where datname = current_database())""");
            living.await(Duration.ofSeconds(1));

            assertThat(living.isShownBy("living")).isTrue();
            assertThat(recover().waiting()).isZero();
            CompletableFuture<Long> woken = awaitElsewhere(living);
            enqueue();
            assertThat(woken.orTimeout(5, TimeUnit.SECONDS).join()).isPositive();
        }
    }

    @Test
    void two_workers_of_one_name_show_one_life() {
        try (PostgresJobSignals first = signals("twin");
                PostgresJobSignals second = signals("twin")) {
            assertThat(first.isShownBy("twin")).isTrue();
            assertThat(second.isShownBy("twin")).isFalse();
            assertThat(first.isShownBy("other")).isFalse();
        }
    }

    @Test
    void without_a_database_the_worker_polls() throws InterruptedException {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setServerNames(new String[] {"127.0.0.1"});
        nowhere.setPortNumbers(new int[] {1});
        try (PostgresJobSignals signals = new PostgresJobSignals(nowhere, "worker")) {
            long begin = System.nanoTime();

            signals.await(Duration.ofMillis(100));

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(90));
            assertThat(signals.isShownBy("worker")).isFalse();
        }
    }

    private static PostgresJobSignals signals(String worker) {
        return new PostgresJobSignals(database.unpooled(), worker);
    }

    private static CompletableFuture<Long> awaitElsewhere(PostgresJobSignals signals) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                signals.await(LONG);
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
            return System.nanoTime();
        });
    }

    private JobId enqueue() {
        return database.transactions()
                .inTenant(OperationsDatabase.TENANT, work -> work.jobs().enqueue(job(), NOON));
    }

    private NewJob job() {
        JobId id = new JobId(ids.next());
        return NewJob.now(id, KIND, JsonObject.EMPTY, id.toString());
    }

    private static List<Job> claim(SignOfLife signOfLife, String worker) {
        JobQueue queue = new JooqJobQueue(database.scoped(), signOfLife);
        return queue.claim(worker, Set.of(KIND), 10, LEASE, NOON);
    }

    private static Recovered recover() {
        return new JooqJobQueue(database.scoped(), SignOfLife.NONE).recover("next", LEASE, GRACE, NOON);
    }
}
