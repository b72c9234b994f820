package dev.commonplace.persistence.tenancy;

import static dev.commonplace.persistence.jooq.Tables.TENANTS;
import static dev.commonplace.persistence.jooq.Tables.TENANT_LIMITS;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.noCondition;

import dev.commonplace.application.tenancy.Tenants;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.tenancy.Slug;
import dev.commonplace.domain.tenancy.Tenant;
import dev.commonplace.persistence.jooq.tables.records.TenantLimitsRecord;
import dev.commonplace.persistence.jooq.tables.records.TenantsRecord;
import dev.commonplace.persistence.support.Keyset;
import dev.commonplace.persistence.support.StatementTimeout;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.InsertValuesStep4;

final class JooqTenants implements Tenants {
    /** A tenant's rows go with it, however many they are. */
    private static final Duration REMOVAL_LIMIT = Duration.ofMinutes(10);

    private final DSLContext dsl;
    private final Condition visible;

    private JooqTenants(DSLContext dsl, Condition visible) {
        this.dsl = dsl;
        this.visible = visible;
    }

    static JooqTenants only(DSLContext dsl, TenantId tenantId) {
        return new JooqTenants(dsl, TENANTS.ID.eq(tenantId.value()));
    }

    static JooqTenants all(DSLContext dsl) {
        return new JooqTenants(dsl, noCondition());
    }

    @Override
    public Optional<Tenant> find(TenantId id) {
        return findBy(TENANTS.ID.eq(id.value()));
    }

    @Override
    public Optional<Tenant> findBySlug(Slug slug) {
        return findBy(TENANTS.SLUG.eq(slug.value()));
    }

    private Optional<Tenant> findBy(Condition condition) {
        return dsl.select(TENANTS.asterisk(), TenantRows.LIMITS)
                .from(TENANTS)
                .where(visible)
                .and(condition)
                .fetchOptional(TenantRows::tenant);
    }

    @Override
    public Page<Tenant> list(PageRequest page) {
        return Page.of(
                dsl.select(TENANTS.asterisk(), TenantRows.LIMITS)
                        .from(TENANTS)
                        .where(visible)
                        .and(Keyset.after(page, TENANTS.ID))
                        .orderBy(TENANTS.ID.desc())
                        .limit(Keyset.limit(page))
                        .fetch(TenantRows::tenant),
                page,
                tenant -> tenant.id().value());
    }

    @Override
    public void add(Tenant tenant) {
        TenantsRecord row = TenantRows.row(tenant);
        row.setId(tenant.id().value());
        row.setCreatedAt(tenant.createdAt());
        dsl.insertInto(TENANTS).set(row).execute();
        limitsOf(tenant).execute();
    }

    @Override
    public boolean change(Tenant changed) {
        int updated = dsl.update(TENANTS)
                .set(TenantRows.row(changed))
                .where(visible)
                .and(TENANTS.ID.eq(changed.id().value()))
                .and(TENANTS.VERSION.eq(changed.version() - 1))
                .execute();
        if (updated == 0) {
            return false;
        }
        limitsOf(changed)
                .onConflict(TENANT_LIMITS.TENANT_ID, TENANT_LIMITS.RESOURCE)
                .doUpdate()
                .set(TENANT_LIMITS.MAXIMUM, excluded(TENANT_LIMITS.MAXIMUM))
                .where(TENANT_LIMITS.MAXIMUM.isDistinctFrom(excluded(TENANT_LIMITS.MAXIMUM)))
                .execute();
        return true;
    }

    @Override
    public boolean remove(TenantId id) {
        StatementTimeout.raise(dsl, REMOVAL_LIMIT);
        return dsl.deleteFrom(TENANTS)
                        .where(visible)
                        .and(TENANTS.ID.eq(id.value()))
                        .execute()
                > 0;
    }

    private InsertValuesStep4<TenantLimitsRecord, UUID, String, Long, Long> limitsOf(Tenant tenant) {
        InsertValuesStep4<TenantLimitsRecord, UUID, String, Long, Long> insert = dsl.insertInto(
                TENANT_LIMITS,
                TENANT_LIMITS.TENANT_ID,
                TENANT_LIMITS.RESOURCE,
                TENANT_LIMITS.MAXIMUM,
                TENANT_LIMITS.USED);
        for (TenantLimitsRecord row : TenantRows.limitRows(tenant)) {
            insert = insert.values(row.getTenantId(), row.getResource(), row.getMaximum(), row.getUsed());
        }
        return insert;
    }
}
