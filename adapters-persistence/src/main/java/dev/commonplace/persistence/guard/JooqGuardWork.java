package dev.commonplace.persistence.guard;

import dev.commonplace.application.guard.GuardPolicies;
import dev.commonplace.application.guard.GuardWork;
import dev.commonplace.application.operations.AuditLog;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.operations.JooqAuditLog;
import org.jooq.DSLContext;

public record JooqGuardWork(GuardPolicies guardPolicies, AuditLog audit) implements GuardWork {
    public JooqGuardWork(DSLContext dsl, TenantId tenantId) {
        this(new JooqGuardPolicies(dsl, tenantId), new JooqAuditLog(dsl, tenantId));
    }
}
