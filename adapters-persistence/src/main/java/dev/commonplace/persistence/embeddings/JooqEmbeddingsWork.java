package dev.commonplace.persistence.embeddings;

import dev.commonplace.application.embeddings.EmbeddingSpaces;
import dev.commonplace.application.embeddings.EmbeddingsWork;
import dev.commonplace.domain.shared.TenantId;
import org.jooq.DSLContext;

public record JooqEmbeddingsWork(EmbeddingSpaces embeddingSpaces) implements EmbeddingsWork {
    public JooqEmbeddingsWork(DSLContext dsl, TenantId tenantId) {
        this(new JooqEmbeddingSpaces(dsl, tenantId));
    }
}
