package dev.commonplace.persistence.search;

import dev.commonplace.application.documents.Chunks;
import dev.commonplace.application.documents.Documents;
import dev.commonplace.application.embeddings.EmbeddingSpaces;
import dev.commonplace.application.search.DocumentUses;
import dev.commonplace.application.search.FeedbackLog;
import dev.commonplace.application.search.FindByMeaning;
import dev.commonplace.application.search.FindByWords;
import dev.commonplace.application.search.LiveIndexes;
import dev.commonplace.application.search.SearchLog;
import dev.commonplace.application.search.SearchWork;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.documents.JooqChunks;
import dev.commonplace.persistence.documents.JooqDocuments;
import dev.commonplace.persistence.embeddings.JooqEmbeddingSpaces;
import org.jooq.DSLContext;

public record JooqSearchWork(
        FindByWords words,
        FindByMeaning meaning,
        EmbeddingSpaces embeddingSpaces,
        Chunks chunks,
        Documents documents,
        SearchLog searchLog,
        FeedbackLog feedback,
        DocumentUses documentUses)
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
        this(
                new JooqFindByWords(dsl, tenantId),
                new JooqFindByMeaning(dsl, tenantId, vectorSearch, live),
                new JooqEmbeddingSpaces(dsl, tenantId),
                new JooqChunks(dsl, tenantId),
                new JooqDocuments(dsl, tenantId),
                new JooqSearchLog(dsl, tenantId),
                new JooqFeedbackLog(dsl, tenantId),
                new JooqDocumentUses(dsl, tenantId));
    }
}
