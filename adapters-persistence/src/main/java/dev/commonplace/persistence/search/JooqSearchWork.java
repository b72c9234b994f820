package dev.commonplace.persistence.search;

import dev.commonplace.application.documents.Chunks;
import dev.commonplace.application.documents.Documents;
import dev.commonplace.application.embeddings.EmbeddingSpaces;
import dev.commonplace.application.operations.AuditLog;
import dev.commonplace.application.operations.Jobs;
import dev.commonplace.application.search.ChunkFacts;
import dev.commonplace.application.search.ChunkVectors;
import dev.commonplace.application.search.CountFacets;
import dev.commonplace.application.search.DocumentUses;
import dev.commonplace.application.search.FeedbackLog;
import dev.commonplace.application.search.FindByMeaning;
import dev.commonplace.application.search.FindByWords;
import dev.commonplace.application.search.HighlightWords;
import dev.commonplace.application.search.LiveIndexes;
import dev.commonplace.application.search.SearchAnalytics;
import dev.commonplace.application.search.SearchLog;
import dev.commonplace.application.search.SearchWork;
import dev.commonplace.application.search.TenantSearchSettings;
import dev.commonplace.application.search.Vocabulary;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.documents.BroughtChunks;
import dev.commonplace.persistence.documents.JooqChunks;
import dev.commonplace.persistence.documents.JooqDocuments;
import dev.commonplace.persistence.embeddings.JooqEmbeddingSpaces;
import dev.commonplace.persistence.operations.JooqAuditLog;
import dev.commonplace.persistence.operations.JooqJobs;
import org.jooq.DSLContext;

public record JooqSearchWork(
        FindByWords words,
        FindByMeaning meaning,
        ChunkFacts chunkFacts,
        ChunkVectors chunkVectors,
        HighlightWords highlights,
        CountFacets facets,
        Vocabulary vocabulary,
        TenantSearchSettings searchSettings,
        EmbeddingSpaces embeddingSpaces,
        Chunks chunks,
        Documents documents,
        SearchLog searchLog,
        FeedbackLog feedback,
        DocumentUses documentUses,
        SearchAnalytics analytics,
        Jobs jobs,
        AuditLog audit)
        implements SearchWork {
    /** With exact vector search. */
    public JooqSearchWork(DSLContext dsl, TenantId tenantId) {
        this(dsl, tenantId, VectorSearch.EXACT);
    }

    public JooqSearchWork(DSLContext dsl, TenantId tenantId, VectorSearch vectorSearch) {
        this(dsl, tenantId, vectorSearch, LiveIndexes.none());
    }

    /** @param live the indexes of single spaces, and who hears how they are used */
    public JooqSearchWork(DSLContext dsl, TenantId tenantId, VectorSearch vectorSearch, LiveIndexes live) {
        this(dsl, tenantId, vectorSearch, live, new BroughtChunks());
    }

    private JooqSearchWork(
            DSLContext dsl, TenantId tenantId, VectorSearch vectorSearch, LiveIndexes live, BroughtChunks brought) {
        this(
                new JooqFindByWords(dsl, tenantId, brought),
                new JooqFindByMeaning(dsl, tenantId, vectorSearch, live, brought),
                new JooqChunkFacts(dsl, tenantId),
                new JooqChunkVectors(dsl, tenantId),
                new JooqHighlightWords(dsl, tenantId),
                new JooqCountFacets(dsl, tenantId),
                new JooqVocabulary(dsl, tenantId),
                new JooqTenantSearchSettings(dsl, tenantId),
                new JooqEmbeddingSpaces(dsl, tenantId),
                new JooqChunks(dsl, tenantId, brought),
                new JooqDocuments(dsl, tenantId),
                new JooqSearchLog(dsl, tenantId),
                new JooqFeedbackLog(dsl, tenantId),
                new JooqDocumentUses(dsl, tenantId),
                new JooqSearchAnalytics(dsl, tenantId),
                new JooqJobs(dsl, tenantId),
                new JooqAuditLog(dsl, tenantId));
    }
}
