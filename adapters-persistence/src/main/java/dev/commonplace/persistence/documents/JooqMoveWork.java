package dev.commonplace.persistence.documents;

import dev.commonplace.application.embeddings.EmbeddingSpaces;
import dev.commonplace.application.embeddings.MessageVectors;
import dev.commonplace.application.embeddings.MoveWork;
import dev.commonplace.application.embeddings.NodeVectors;
import dev.commonplace.application.embeddings.SpaceContents;
import dev.commonplace.application.operations.AuditLog;
import dev.commonplace.application.operations.Jobs;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.conversations.JooqMessageVectors;
import dev.commonplace.persistence.embeddings.JooqEmbeddingSpaces;
import dev.commonplace.persistence.operations.JooqAuditLog;
import dev.commonplace.persistence.operations.JooqJobs;
import dev.commonplace.persistence.topics.JooqNodeVectors;
import org.jooq.DSLContext;

public record JooqMoveWork(
        EmbeddingSpaces embeddingSpaces,
        SpaceContents contents,
        MessageVectors messageVectors,
        NodeVectors nodeVectors,
        Jobs jobs,
        AuditLog audit)
        implements MoveWork {
    public JooqMoveWork(DSLContext dsl, TenantId tenantId) {
        this(
                new JooqEmbeddingSpaces(dsl, tenantId),
                new JooqSpaceContents(dsl, tenantId),
                new JooqMessageVectors(dsl, tenantId),
                new JooqNodeVectors(dsl, tenantId),
                new JooqJobs(dsl, tenantId),
                new JooqAuditLog(dsl, tenantId));
    }
}
