package dev.commonplace.application.tenancy;

import dev.commonplace.application.embeddings.EmbeddingSpaces;
import dev.commonplace.application.operations.AuditLog;

/** What tenancy works with inside a tenant's transaction. */
public interface TenancyWork {
    Tenants tenants();

    ApiKeys apiKeys();

    EmbeddingSpaces embeddingSpaces();

    AuditLog audit();
}
