package dev.commonplace.persistence.operations;

import static dev.commonplace.persistence.jooq.Tables.AUDIT_LOG;
import static dev.commonplace.persistence.jooq.Tables.CONVERSATIONS;
import static dev.commonplace.persistence.jooq.Tables.IDEMPOTENT_REQUESTS;
import static dev.commonplace.persistence.jooq.Tables.JOBS;
import static dev.commonplace.persistence.jooq.Tables.SEARCH_LOG;

import dev.commonplace.domain.operations.RetentionKind;
import java.time.Instant;
import java.util.UUID;
import org.jooq.Field;
import org.jooq.Table;

/**
 * Where the rows of a kind are.
 *
 * @param time what a row's age goes by; null for rows that have none yet
 * @param canChange whether the service may change a row
 */
record RetainedTable(Table<?> table, Field<UUID> tenantId, Field<Instant> time, boolean canChange) {
    static RetainedTable of(RetentionKind kind) {
        return switch (kind) {
            case AUDIT_LOG -> new RetainedTable(AUDIT_LOG, AUDIT_LOG.TENANT_ID, AUDIT_LOG.OCCURRED_AT, false);
            case SEARCH_LOG -> new RetainedTable(SEARCH_LOG, SEARCH_LOG.TENANT_ID, SEARCH_LOG.OCCURRED_AT, false);
            case FINISHED_JOBS -> new RetainedTable(JOBS, JOBS.TENANT_ID, JOBS.FINISHED_AT, true);
            case DELETED_CONVERSATIONS ->
                new RetainedTable(CONVERSATIONS, CONVERSATIONS.TENANT_ID, CONVERSATIONS.DELETED_AT, true);
            case IDEMPOTENCY_KEYS ->
                new RetainedTable(
                        IDEMPOTENT_REQUESTS, IDEMPOTENT_REQUESTS.TENANT_ID, IDEMPOTENT_REQUESTS.EXPIRES_AT, true);
        };
    }
}
