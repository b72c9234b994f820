package dev.commonplace.persistence.operations;

import static dev.commonplace.persistence.jooq.Tables.AUDIT_LOG;

import dev.commonplace.application.operations.AuditFilter;
import dev.commonplace.application.operations.AuditLog;
import dev.commonplace.domain.operations.AuditEntry;
import dev.commonplace.domain.shared.Actor;
import dev.commonplace.domain.shared.Origin;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.jooq.tables.records.AuditLogRecord;
import dev.commonplace.persistence.support.BulkInsert;
import dev.commonplace.persistence.support.Conditions;
import dev.commonplace.persistence.support.Keyset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

public final class JooqAuditLog implements AuditLog {
    private final DSLContext dsl;
    private final TenantId tenantId;

    public JooqAuditLog(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public void record(AuditEntry entry) {
        dsl.insertInto(AUDIT_LOG).set(row(entry)).execute();
    }

    @Override
    public void recordAll(List<AuditEntry> entries) {
        BulkInsert.into(dsl, entries.stream().map(this::row).toList());
    }

    private AuditLogRecord row(AuditEntry entry) {
        AuditLogRecord row = new AuditLogRecord();
        row.setTenantId(tenantId.value());
        row.setId(entry.id());
        row.setOccurredAt(entry.occurredAt());
        row.setActorKind(entry.actor().kind().word());
        row.setActorId(entry.actor().id());
        row.setActorName(entry.actor().name().orElse(null));
        row.setAction(entry.action());
        row.setResourceType(entry.resourceType());
        row.setResourceId(entry.resourceId());
        row.setDetails(entry.details());
        row.setRequestId(entry.origin().requestId().orElse(null));
        row.setIpAddress(entry.origin().ipAddress().orElse(null));
        row.setUserAgent(entry.origin().userAgent().orElse(null));
        return row;
    }

    @Override
    public Page<AuditEntry> list(AuditFilter filter, PageRequest page) {
        return Page.of(
                dsl.selectFrom(AUDIT_LOG)
                        .where(AUDIT_LOG.TENANT_ID.eq(tenantId.value()))
                        .and(condition(filter))
                        .and(Keyset.after(page, AUDIT_LOG.ID))
                        .orderBy(AUDIT_LOG.ID.desc())
                        .limit(Keyset.limit(page))
                        .fetch(JooqAuditLog::entry),
                page,
                AuditEntry::id);
    }

    private static Condition condition(AuditFilter filter) {
        return Conditions.all(List.of(
                filter.action().map(AUDIT_LOG.ACTION::eq),
                filter.actorId().map(AUDIT_LOG.ACTOR_ID::eq),
                filter.resourceType().map(AUDIT_LOG.RESOURCE_TYPE::eq),
                filter.resourceId().map(AUDIT_LOG.RESOURCE_ID::eq),
                filter.from().map(AUDIT_LOG.OCCURRED_AT::ge),
                filter.to().map(AUDIT_LOG.OCCURRED_AT::lt)));
    }

    private static AuditEntry entry(AuditLogRecord row) {
        return new AuditEntry(
                row.getId(),
                row.getOccurredAt(),
                new Actor(
                        Actor.Kind.valueOf(row.getActorKind().toUpperCase(Locale.ROOT)),
                        row.getActorId(),
                        Optional.ofNullable(row.getActorName())),
                new Origin(
                        Optional.ofNullable(row.getRequestId()),
                        Optional.ofNullable(row.getIpAddress()),
                        Optional.ofNullable(row.getUserAgent())),
                row.getAction(),
                row.getResourceType(),
                row.getResourceId(),
                row.getDetails());
    }
}
