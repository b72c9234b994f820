package dev.commonplace.persistence.tenancy;

import dev.commonplace.application.embeddings.EmbeddingSpaces;
import dev.commonplace.application.operations.AuditLog;
import dev.commonplace.application.tenancy.ApiKeys;
import dev.commonplace.application.tenancy.OperatorKeys;
import dev.commonplace.application.tenancy.OperatorWork;
import dev.commonplace.application.tenancy.Tenants;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.embeddings.JooqEmbeddingSpaces;
import dev.commonplace.persistence.operations.JooqAuditLog;
import java.util.Optional;
import org.jooq.DSLContext;

public final class JooqOperatorWork implements OperatorWork {
    private final DSLContext dsl;
    private final Optional<TenantId> tenantId;

    /** @param tenantId the tenant that the work is also about, empty for none */
    public JooqOperatorWork(DSLContext dsl, Optional<TenantId> tenantId) {
        this.dsl = dsl;
        this.tenantId = tenantId;
    }

    @Override
    public Tenants tenants() {
        return JooqTenants.all(dsl);
    }

    @Override
    public OperatorKeys operatorKeys() {
        return new JooqOperatorKeys(dsl);
    }

    @Override
    public ApiKeys apiKeys() {
        return new JooqApiKeys(dsl, tenant());
    }

    @Override
    public EmbeddingSpaces embeddingSpaces() {
        return new JooqEmbeddingSpaces(dsl, tenant());
    }

    @Override
    public AuditLog audit() {
        return new JooqAuditLog(dsl, tenant());
    }

    private TenantId tenant() {
        return tenantId.orElseThrow(
                () -> new IllegalStateException("This work is about no tenant: begin it with asOperatorIn."));
    }
}
