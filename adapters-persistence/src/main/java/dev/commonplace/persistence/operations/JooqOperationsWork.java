package dev.commonplace.persistence.operations;

import dev.commonplace.application.operations.AuditLog;
import dev.commonplace.application.operations.Jobs;
import dev.commonplace.application.operations.OperationsWork;
import dev.commonplace.domain.shared.TenantId;
import org.jooq.DSLContext;

public record JooqOperationsWork(Jobs jobs, AuditLog audit) implements OperationsWork {
    public JooqOperationsWork(DSLContext dsl, TenantId tenantId) {
        this(new JooqJobs(dsl, tenantId), new JooqAuditLog(dsl, tenantId));
    }
}
