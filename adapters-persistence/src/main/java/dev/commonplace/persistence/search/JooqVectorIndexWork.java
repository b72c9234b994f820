package dev.commonplace.persistence.search;

import dev.commonplace.application.embeddings.EmbeddingSpaces;
import dev.commonplace.application.search.VectorIndexWork;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.embeddings.JooqEmbeddingSpaces;
import org.jooq.DSLContext;

public record JooqVectorIndexWork(EmbeddingSpaces embeddingSpaces, VectorIndexes vectorIndexes)
        implements VectorIndexWork {
    public JooqVectorIndexWork(DSLContext dsl, TenantId tenantId) {
        this(new JooqEmbeddingSpaces(dsl, tenantId), new JooqVectorIndexes(dsl, tenantId));
    }
}
