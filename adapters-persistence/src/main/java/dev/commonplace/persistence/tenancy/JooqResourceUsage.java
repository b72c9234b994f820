package dev.commonplace.persistence.tenancy;

import static dev.commonplace.persistence.jooq.Tables.TENANT_LIMITS;
import static org.jooq.impl.DSL.greatest;
import static org.jooq.impl.DSL.inline;

import dev.commonplace.application.tenancy.ResourceUsage;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.domain.tenancy.Resource;
import org.jooq.Condition;
import org.jooq.DSLContext;

public final class JooqResourceUsage implements ResourceUsage {
    private final DSLContext dsl;
    private final TenantId tenantId;

    public JooqResourceUsage(DSLContext dsl, TenantId tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    private record Usage(boolean limited, long maximum, long used) {
        boolean allows(long more) {
            return !limited || more <= maximum - used;
        }
    }

    @Override
    public boolean take(Resource resource, long more) {
        Usage usage = locked(resource);
        if (!usage.allows(more)) {
            return false;
        }
        if (more != 0) {
            dsl.update(TENANT_LIMITS)
                    .set(TENANT_LIMITS.USED, TENANT_LIMITS.USED.plus(more))
                    .where(is(resource))
                    .execute();
        }
        return true;
    }

    @Override
    public void giveBack(Resource resource, long less) {
        dsl.update(TENANT_LIMITS)
                .set(TENANT_LIMITS.USED, greatest(TENANT_LIMITS.USED.minus(less), inline(0L)))
                .where(is(resource))
                .execute();
    }

    private Usage locked(Resource resource) {
        return dsl.select(TENANT_LIMITS.MAXIMUM, TENANT_LIMITS.USED)
                .from(TENANT_LIMITS)
                .where(is(resource))
                .forUpdate()
                .fetchOptional(row -> row.value1() == null
                        ? new Usage(false, 0, row.value2())
                        : new Usage(true, row.value1(), row.value2()))
                .orElseGet(() -> begin(resource));
    }

    /** A tenant that is older than the resource has no row for it yet. */
    private Usage begin(Resource resource) {
        dsl.insertInto(TENANT_LIMITS)
                .set(TENANT_LIMITS.TENANT_ID, tenantId.value())
                .set(TENANT_LIMITS.RESOURCE, resource.word())
                .set(TENANT_LIMITS.USED, 0L)
                .onConflictDoNothing()
                .execute();
        return locked(resource);
    }

    private Condition is(Resource resource) {
        return TENANT_LIMITS.TENANT_ID.eq(tenantId.value()).and(TENANT_LIMITS.RESOURCE.eq(resource.word()));
    }
}
