package dev.commonplace.application.documents;

import dev.commonplace.application.embeddings.EmbeddingSpaces;
import dev.commonplace.application.operations.AuditLog;
import dev.commonplace.application.operations.Jobs;
import dev.commonplace.application.tenancy.ResourceUsage;

/** What documents work with inside a transaction. */
public interface DocumentsWork {
    Documents documents();

    Chunks chunks();

    ChunkWords chunkWords();

    ChunkEmbeddings chunkEmbeddings();

    EmbeddingSpaces embeddingSpaces();

    ResourceUsage usage();

    Jobs jobs();

    AuditLog audit();
}
