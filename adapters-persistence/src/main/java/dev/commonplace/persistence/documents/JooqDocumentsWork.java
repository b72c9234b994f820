package dev.commonplace.persistence.documents;

import dev.commonplace.application.documents.ChunkEmbeddings;
import dev.commonplace.application.documents.ChunkWords;
import dev.commonplace.application.documents.Chunks;
import dev.commonplace.application.documents.Documents;
import dev.commonplace.application.documents.DocumentsWork;
import dev.commonplace.application.embeddings.EmbeddingSpaces;
import dev.commonplace.application.operations.AuditLog;
import dev.commonplace.application.operations.Jobs;
import dev.commonplace.application.tenancy.ResourceUsage;
import dev.commonplace.domain.search.Bm25Parameters;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.embeddings.JooqEmbeddingSpaces;
import dev.commonplace.persistence.operations.JooqAuditLog;
import dev.commonplace.persistence.operations.JooqJobs;
import dev.commonplace.persistence.tenancy.JooqResourceUsage;
import org.jooq.DSLContext;

public record JooqDocumentsWork(
        Documents documents,
        Chunks chunks,
        ChunkWords chunkWords,
        ChunkEmbeddings chunkEmbeddings,
        EmbeddingSpaces embeddingSpaces,
        ResourceUsage usage,
        Jobs jobs,
        AuditLog audit)
        implements DocumentsWork {
    public JooqDocumentsWork(DSLContext dsl, TenantId tenantId) {
        this(
                new JooqDocuments(dsl, tenantId),
                new JooqChunks(dsl, tenantId),
                new JooqChunkWords(dsl, tenantId, Bm25Parameters.DOCUMENTS),
                new JooqChunkEmbeddings(dsl, tenantId),
                new JooqEmbeddingSpaces(dsl, tenantId),
                new JooqResourceUsage(dsl, tenantId),
                new JooqJobs(dsl, tenantId),
                new JooqAuditLog(dsl, tenantId));
    }
}
