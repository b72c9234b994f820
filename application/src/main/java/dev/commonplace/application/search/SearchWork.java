package dev.commonplace.application.search;

import dev.commonplace.application.documents.Chunks;
import dev.commonplace.application.documents.Documents;
import dev.commonplace.application.embeddings.EmbeddingSpaces;
import dev.commonplace.application.operations.AuditLog;
import dev.commonplace.application.operations.Jobs;

/** What search works with inside a transaction. */
public interface SearchWork {
    FindByWords words();

    FindByMeaning meaning();

    ChunkFacts chunkFacts();

    ChunkVectors chunkVectors();

    HighlightWords highlights();

    CountFacets facets();

    Vocabulary vocabulary();

    TenantSearchSettings searchSettings();

    EmbeddingSpaces embeddingSpaces();

    Chunks chunks();

    Documents documents();

    SearchLog searchLog();

    FeedbackLog feedback();

    DocumentUses documentUses();

    SearchAnalytics analytics();

    Jobs jobs();

    AuditLog audit();
}
