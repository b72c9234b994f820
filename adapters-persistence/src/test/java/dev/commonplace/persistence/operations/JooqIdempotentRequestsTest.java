package dev.commonplace.persistence.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.application.operations.IdempotentRequests;
import dev.commonplace.application.operations.IdempotentRequests.Answer;
import dev.commonplace.application.operations.IdempotentRequests.Start;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.fixtures.operations.IdempotentRequestsContract;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JooqIdempotentRequestsTest extends IdempotentRequestsContract {
    private static OperationsDatabase database;
    private final JooqIdempotentRequests requests = new JooqIdempotentRequests(database.scoped());

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
    protected IdempotentRequests requests() {
        return requests;
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
    void old_answers_are_removed_now_and_then() {
        Instant start = Instant.parse("2026-01-01T12:00:00.123456789Z");
        for (int i = 0; i < 40; i++) {
            requests.start(tenant(), "old-" + i, new byte[32], Duration.ofMinutes(1), Duration.ofHours(1), start);
        }
        Instant later = start.plus(Duration.ofHours(2));
        for (int i = 0; i < 40; i++) {
            requests.start(tenant(), "new-" + i, new byte[32], Duration.ofMinutes(1), Duration.ofHours(1), later);
        }

        assertThat(database.count("idempotent_requests where key like 'old-%'")).isZero();
        assertThat(database.count("idempotent_requests where key like 'new-%'")).isEqualTo(40);
    }

    @Test
    void a_clock_finer_than_the_databases_finds_its_request_again() {
        Instant start = Instant.parse("2026-01-01T12:00:00.123456789Z");
        Start.Go go = (Start.Go)
                requests.start(tenant(), "k", new byte[32], Duration.ofMinutes(1), Duration.ofHours(1), start);

        requests.finish(tenant(), "k", go.startedAt(), new Answer(204, "text/plain", Map.of(), new byte[0]));

        assertThat(requests.start(tenant(), "k", new byte[32], Duration.ofMinutes(1), Duration.ofHours(1), start))
                .isInstanceOf(Start.Replay.class);
    }
}
