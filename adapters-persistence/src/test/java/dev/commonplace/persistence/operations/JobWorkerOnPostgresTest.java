package dev.commonplace.persistence.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.application.operations.JobHandler;
import dev.commonplace.application.operations.JobObserver;
import dev.commonplace.application.operations.JobRun;
import dev.commonplace.application.operations.JobWorker;
import dev.commonplace.application.operations.JobWorkerSettings;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.operations.JobKind;
import dev.commonplace.domain.operations.JobState;
import dev.commonplace.domain.operations.NewJob;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.fixtures.shared.CountingIds;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class JobWorkerOnPostgresTest {
    private static final JobKind KIND = new JobKind("index_document");

    private final CountingIds ids = new CountingIds();
    private final Map<JobId, Integer> runs = new ConcurrentHashMap<>();
    private OperationsDatabase database;

    @BeforeEach
    void open() {
        database = new OperationsDatabase();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void two_workers_do_every_job_once() {
        try (JobWorker first = start("first");
                JobWorker second = start("second")) {
            enqueue(300);

            awaitCompleted(300);
            assertThat(first.running() + second.running()).isLessThanOrEqualTo(16);
            assertThat(runs)
                    .hasSize(300)
                    .allSatisfy((id, count) -> assertThat(count).isEqualTo(1));
        }
    }

    @Test
    void a_worker_goes_on_when_all_its_connections_were_cut() {
        try (JobWorker worker = start("worker")) {
            enqueue(50);
            database.execute("""
                    select pg_terminate_backend(pid) from pg_stat_activity
                    where datname = current_database() and pid <> pg_backend_pid()""");
            enqueue(50);

            awaitCompleted(100);
            assertThat(worker.running()).isLessThanOrEqualTo(8);
        }
    }

    private JobWorker start(String name) {
        PostgresJobSignals signals = new PostgresJobSignals(database.unpooled(), name);
        JobWorker worker = new JobWorker(
                name,
                new JooqJobQueue(database.scoped(), signals),
                signals,
                List.of(new CountingHandler()),
                JobWorkerSettings.DEFAULT,
                Clock.systemUTC(),
                () -> 0.5,
                JobObserver.NONE);
        worker.start();
        return worker;
    }

    private void enqueue(int jobs) {
        Instant now = Clock.systemUTC().instant();
        List<NewJob> batch = Stream.generate(() -> new JobId(ids.next()))
                .limit(jobs)
                .map(id -> NewJob.now(id, KIND, JsonObject.EMPTY, id.toString()))
                .toList();
        for (int tries = 0; ; tries++) {
            try {
                database.transactions().inTenant(OperationsDatabase.TENANT, work -> {
                    batch.forEach(job -> work.jobs().enqueue(job, now));
                    return jobs;
                });
                return;
            } catch (RuntimeException connectionWasCut) {
                assertThat(tries).isLessThan(5);
            }
        }
    }

    private void awaitCompleted(long jobs) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (database.count("jobs where state = '" + JobState.COMPLETED.word() + "'") < jobs) {
            assertThat(System.nanoTime()).as("waited long enough").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    private final class CountingHandler implements JobHandler {
        @Override
        public JobKind kind() {
            return KIND;
        }

        @Override
        public JsonObject run(JobRun run) {
            runs.merge(run.job().id(), 1, Integer::sum);
            return JsonObject.EMPTY;
        }
    }
}
