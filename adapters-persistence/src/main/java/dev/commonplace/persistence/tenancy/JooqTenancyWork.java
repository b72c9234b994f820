package dev.commonplace.persistence.tenancy;

import dev.commonplace.application.embeddings.EmbeddingSpaces;
import dev.commonplace.application.operations.AuditLog;
import dev.commonplace.application.tenancy.ApiKeys;
import dev.commonplace.application.tenancy.TenancyWork;
import dev.commonplace.application.tenancy.Tenants;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.embeddings.JooqEmbeddingSpaces;
import dev.commonplace.persistence.operations.JooqAuditLog;
import org.jooq.DSLContext;

public record JooqTenancyWork(Tenants tenants, ApiKeys apiKeys, EmbeddingSpaces embeddingSpaces, AuditLog audit)
        implements TenancyWork {
    public JooqTenancyWork(DSLContext dsl, TenantId tenantId) {
        this(
                JooqTenants.only(dsl, tenantId),
                new JooqApiKeys(dsl, tenantId),
                new JooqEmbeddingSpaces(dsl, tenantId),
                new JooqAuditLog(dsl, tenantId));
    }
}
