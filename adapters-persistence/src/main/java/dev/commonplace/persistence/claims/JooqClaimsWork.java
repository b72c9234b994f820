package dev.commonplace.persistence.claims;

import dev.commonplace.application.claims.ClaimExtractions;
import dev.commonplace.application.claims.ClaimRelations;
import dev.commonplace.application.claims.Claims;
import dev.commonplace.application.claims.ClaimsWork;
import dev.commonplace.application.claims.EvidenceSources;
import dev.commonplace.application.claims.FindClaims;
import dev.commonplace.application.conversations.Conversations;
import dev.commonplace.application.conversations.Messages;
import dev.commonplace.application.conversations.Participants;
import dev.commonplace.application.embeddings.EmbeddingSpaces;
import dev.commonplace.application.guard.GuardPolicies;
import dev.commonplace.application.operations.AuditLog;
import dev.commonplace.application.operations.Jobs;
import dev.commonplace.application.search.TenantSearchSettings;
import dev.commonplace.application.topics.TopicGraphs;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.conversations.JooqConversationsWork;
import dev.commonplace.persistence.embeddings.JooqEmbeddingSpaces;
import dev.commonplace.persistence.search.JooqTenantSearchSettings;
import dev.commonplace.persistence.topics.JooqTopicGraphs;
import org.jooq.DSLContext;

public record JooqClaimsWork(
        Conversations conversations,
        Participants participants,
        Messages messages,
        TopicGraphs graphs,
        Claims claims,
        FindClaims findClaims,
        ClaimRelations claimRelations,
        ClaimExtractions extractions,
        EvidenceSources evidenceSources,
        EmbeddingSpaces embeddingSpaces,
        TenantSearchSettings searchSettings,
        GuardPolicies guardPolicies,
        Jobs jobs,
        AuditLog audit)
        implements ClaimsWork {
    public JooqClaimsWork(DSLContext dsl, TenantId tenantId) {
        this(new JooqConversationsWork(dsl, tenantId), dsl, tenantId);
    }

    private JooqClaimsWork(JooqConversationsWork work, DSLContext dsl, TenantId tenantId) {
        this(
                work.conversations(),
                work.participants(),
                work.messages(),
                new JooqTopicGraphs(dsl, tenantId),
                new JooqClaims(dsl, tenantId),
                new JooqFindClaims(dsl, tenantId),
                new JooqClaimRelations(dsl, tenantId),
                new JooqClaimExtractions(dsl, tenantId),
                new JooqEvidenceSources(dsl, tenantId),
                new JooqEmbeddingSpaces(dsl, tenantId),
                new JooqTenantSearchSettings(dsl, tenantId),
                work.guardPolicies(),
                work.jobs(),
                work.audit());
    }
}
