package dev.commonplace.persistence.search;

import dev.commonplace.application.conversations.Conversations;
import dev.commonplace.application.conversations.Messages;
import dev.commonplace.application.conversations.Participants;
import dev.commonplace.application.embeddings.EmbeddingSpaces;
import dev.commonplace.application.embeddings.MessageVectors;
import dev.commonplace.application.operations.Jobs;
import dev.commonplace.application.search.FindConversations;
import dev.commonplace.application.search.FindMessages;
import dev.commonplace.application.search.FindNodes;
import dev.commonplace.application.search.HighlightWords;
import dev.commonplace.application.search.MessageIndex;
import dev.commonplace.application.search.MessageSearchWork;
import dev.commonplace.application.search.TenantSearchSettings;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.conversations.JooqConversations;
import dev.commonplace.persistence.conversations.JooqMessageVectors;
import dev.commonplace.persistence.conversations.JooqMessages;
import dev.commonplace.persistence.conversations.JooqParticipants;
import dev.commonplace.persistence.embeddings.JooqEmbeddingSpaces;
import dev.commonplace.persistence.operations.JooqJobs;
import org.jooq.DSLContext;

public record JooqMessageSearchWork(
        FindMessages findMessages,
        FindNodes findNodes,
        FindConversations findConversations,
        MessageIndex messageIndex,
        MessageVectors messageVectors,
        HighlightWords messageHighlights,
        TenantSearchSettings searchSettings,
        EmbeddingSpaces embeddingSpaces,
        Conversations conversations,
        Participants participants,
        Messages messages,
        Jobs jobs)
        implements MessageSearchWork {
    public JooqMessageSearchWork(DSLContext dsl, TenantId tenantId) {
        this(
                new JooqFindMessages(dsl, tenantId),
                new JooqFindNodes(dsl, tenantId),
                new JooqFindConversations(dsl, tenantId),
                new JooqMessageIndex(dsl, tenantId),
                new JooqMessageVectors(dsl, tenantId),
                JooqHighlightWords.ofMessages(dsl, tenantId),
                new JooqTenantSearchSettings(dsl, tenantId),
                new JooqEmbeddingSpaces(dsl, tenantId),
                new JooqConversations(dsl, tenantId),
                new JooqParticipants(dsl, tenantId),
                new JooqMessages(dsl, tenantId),
                new JooqJobs(dsl, tenantId));
    }
}
