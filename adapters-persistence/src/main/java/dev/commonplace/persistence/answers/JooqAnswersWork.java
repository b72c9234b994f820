package dev.commonplace.persistence.answers;

import dev.commonplace.application.answers.AnswersWork;
import dev.commonplace.application.answers.StoredTexts;
import dev.commonplace.application.embeddings.EmbeddingSpaces;
import dev.commonplace.application.operations.AuditLog;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.embeddings.JooqEmbeddingSpaces;
import dev.commonplace.persistence.operations.JooqAuditLog;
import org.jooq.DSLContext;

public record JooqAnswersWork(StoredTexts texts, EmbeddingSpaces embeddingSpaces, AuditLog audit)
        implements AnswersWork {
    public JooqAnswersWork(DSLContext dsl, TenantId tenantId) {
        this(
                new JooqStoredTexts(dsl, tenantId),
                new JooqEmbeddingSpaces(dsl, tenantId),
                new JooqAuditLog(dsl, tenantId));
    }
}
