package dev.commonplace.persistence.topics;

import dev.commonplace.application.conversations.ConversationSignals;
import dev.commonplace.application.conversations.Conversations;
import dev.commonplace.application.conversations.Messages;
import dev.commonplace.application.conversations.Participants;
import dev.commonplace.application.embeddings.EmbeddingSpaces;
import dev.commonplace.application.operations.AuditLog;
import dev.commonplace.application.operations.Jobs;
import dev.commonplace.application.topics.AnalysedMessages;
import dev.commonplace.application.topics.TopicAnalyses;
import dev.commonplace.application.topics.TopicCorrections;
import dev.commonplace.application.topics.TopicGraphs;
import dev.commonplace.application.topics.TopicsWork;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.conversations.JooqConversationsWork;
import dev.commonplace.persistence.embeddings.JooqEmbeddingSpaces;
import org.jooq.DSLContext;

public record JooqTopicsWork(
        Conversations conversations,
        Participants participants,
        Messages messages,
        AnalysedMessages analysedMessages,
        TopicAnalyses analyses,
        TopicGraphs graphs,
        TopicCorrections corrections,
        EmbeddingSpaces embeddingSpaces,
        ConversationSignals signals,
        Jobs jobs,
        AuditLog audit)
        implements TopicsWork {
    /** @param corrections what people have said of the boundaries */
    public JooqTopicsWork(DSLContext dsl, TenantId tenantId, TopicCorrections corrections) {
        this(new JooqConversationsWork(dsl, tenantId), dsl, tenantId, corrections);
    }

    private JooqTopicsWork(
            JooqConversationsWork work, DSLContext dsl, TenantId tenantId, TopicCorrections corrections) {
        this(
                work.conversations(),
                work.participants(),
                work.messages(),
                new JooqAnalysedMessages(dsl, tenantId),
                new JooqTopicAnalyses(dsl, tenantId),
                new JooqTopicGraphs(dsl, tenantId),
                corrections,
                new JooqEmbeddingSpaces(dsl, tenantId),
                work.signals(),
                work.jobs(),
                work.audit());
    }
}
