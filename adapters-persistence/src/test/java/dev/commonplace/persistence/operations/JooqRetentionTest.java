package dev.commonplace.persistence.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.commonplace.application.operations.OperationsWork;
import dev.commonplace.application.operations.Retention;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.operations.RetentionKind;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.fixtures.operations.RetentionContract;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JooqRetentionTest extends RetentionContract {
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

    @ParameterizedTest
    @EnumSource(names = {"AUDIT_LOG", "SEARCH_LOG"})
    void the_database_keeps_the_last_day_of_the_logs_whatever_is_asked_for(RetentionKind kind) {
        Instant now = Instant.now();
        add(kind, tenant(), now.minusSeconds(86_000));
        add(kind, tenant(), now.minusSeconds(87_000));

        assertThat(retention().remove(kind, tenant(), now, 10, rows -> Optional.empty()))
                .isEqualTo(1);
        assertThat(retention().due(kind, now))
                .singleElement()
                .satisfies(due -> assertThat(due.rows()).isEqualTo(1));
    }

    @Test
    void jobs_that_have_not_ended_are_never_due() {
        database.execute("""
                insert into jobs (tenant_id, id, kind, state, scheduled_at, created_at, updated_at)
                values ('%s', gen_random_uuid(), 'some_work', 'pending', '2020-01-01', '2020-01-01', '2020-01-01')""".formatted(tenant()));

        assertThat(retention().due(RetentionKind.FINISHED_JOBS, Instant.now())).isEmpty();
        assertThat(retention()
                        .remove(RetentionKind.FINISHED_JOBS, tenant(), Instant.now(), 10, rows -> Optional.empty()))
                .isZero();
    }

    @Test
    void a_deleted_conversation_takes_its_messages_along_and_others_are_never_due() {
        add(RetentionKind.DELETED_CONVERSATIONS, tenant(), Instant.parse("2020-01-01T00:00:00Z"));
        database.execute("""
                insert into conversations (tenant_id, id, title, kind, source_type, visibility, owner_id, created_at, updated_at)
                values ('%s', gen_random_uuid(), 'Kept', 'chat', 'api', 'private', 'a', '2020-01-01', '2020-01-01')""".formatted(tenant()));
        database.execute("""
                insert into participants (tenant_id, id, conversation_id, key, name, name_key, role)
                select tenant_id, gen_random_uuid(), id, 'a', 'A', 'a', 'participant' from conversations""");
        database.execute("""
                insert into messages (tenant_id, id, conversation_id, sequence, participant_id, role, content, word_count,
                    created_at)
                select tenant_id, gen_random_uuid(), conversation_id, 0, id, 'participant', 'x', 1, now()
                from participants""");

        assertThat(retention()
                        .remove(
                                RetentionKind.DELETED_CONVERSATIONS,
                                tenant(),
                                Instant.now(),
                                10,
                                rows -> Optional.empty()))
                .isEqualTo(1);

        assertThat(database.count("conversations where title = 'Kept'")).isEqualTo(1);
        assertThat(database.count("participants")).isEqualTo(1);
        assertThat(database.count("messages")).isEqualTo(1);
    }

    @Test
    void feedback_goes_with_its_search_and_no_other() {
        Instant now = Instant.now();
        add(RetentionKind.SEARCH_LOG, tenant(), now.minusSeconds(200_000));
        add(RetentionKind.SEARCH_LOG, tenant(), now.minusSeconds(100));
        add(RetentionKind.SEARCH_LOG, otherTenant(), now.minusSeconds(200_000));
        database.execute("""
                insert into search_feedback (tenant_id, search_id, chunk_id, kind, actor_id, document_id, rank, occurred_at)
                select tenant_id, id, gen_random_uuid(), 'click', 'a', gen_random_uuid(), 1, occurred_at from search_log""");

        assertThat(retention()
                        .remove(
                                RetentionKind.SEARCH_LOG,
                                tenant(),
                                now.minusSeconds(100_000),
                                10,
                                rows -> Optional.empty()))
                .isEqualTo(1);

        assertThat(database.count("search_feedback where tenant_id = '" + tenant() + "'"))
                .isEqualTo(1);
        assertThat(database.count("search_feedback where tenant_id = '" + otherTenant() + "'"))
                .isEqualTo(1);
        assertThat(database.count(
                        "search_feedback f where not exists (select from search_log l where l.id = f.search_id)"))
                .isZero();
    }

    @Override
    protected Retention retention() {
        return new JooqRetention(database.scoped());
    }

    @Override
    protected Transactions<OperationsWork> transactions() {
        return database.transactions();
    }

    @Override
    protected TenantId tenant() {
        return OperationsDatabase.TENANT;
    }

    @Override
    protected TenantId otherTenant() {
        return OperationsDatabase.OTHER_TENANT;
    }

    @Override
    protected void add(RetentionKind kind, TenantId tenantId, Instant at) {
        String sql = switch (kind) {
            case AUDIT_LOG -> """
                insert into audit_log (tenant_id, id, occurred_at, actor_kind, actor_id, action, resource_type, resource_id)
                values ('%s', gen_random_uuid(), '%s', 'job', 'j', 'document.create', 'document', 'd')""";
            case SEARCH_LOG -> """
                insert into search_log (tenant_id, id, occurred_at, actor_id, mode, result_limit, result_count, duration_millis)
                values ('%s', gen_random_uuid(), '%s', 'a', 'text', 10, 0, 1)""";
            case FINISHED_JOBS -> """
                insert into jobs (tenant_id, id, kind, state, finished_at, scheduled_at, created_at, updated_at)
                values ('%s', gen_random_uuid(), 'some_work', 'completed', '%s', now(), now(), now())""";
            case DELETED_CONVERSATIONS -> """
                insert into conversations (tenant_id, id, deleted_at, title, kind, source_type, visibility, owner_id, created_at,
                    updated_at)
                values ('%s', gen_random_uuid(), '%s', 'A talk', 'chat', 'api', 'private', 'a', now(), now())""";
            case IDEMPOTENCY_KEYS -> """
                insert into idempotent_requests (tenant_id, key, fingerprint, expires_at, started_at)
                values ('%s', gen_random_uuid()::text, sha256('a'), '%s', now())""";
        };
        database.execute(sql.formatted(tenantId, at));
    }
}
