package dev.commonplace.persistence.corrections;

import dev.commonplace.application.conversations.ConversationSignals;
import dev.commonplace.application.conversations.Conversations;
import dev.commonplace.application.conversations.Messages;
import dev.commonplace.application.conversations.Participants;
import dev.commonplace.application.conversations.SpokenMessages;
import dev.commonplace.application.corrections.CanvasCards;
import dev.commonplace.application.corrections.CorrectionsWork;
import dev.commonplace.application.corrections.EditLog;
import dev.commonplace.application.corrections.TopicPins;
import dev.commonplace.application.guard.GuardPolicies;
import dev.commonplace.application.operations.AuditLog;
import dev.commonplace.application.operations.Jobs;
import dev.commonplace.application.tenancy.ResourceUsage;
import dev.commonplace.application.topics.TopicAnalyses;
import dev.commonplace.application.topics.TopicGraphs;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.conversations.JooqConversationsWork;
import dev.commonplace.persistence.topics.JooqTopicsWork;
import org.jooq.DSLContext;

public record JooqCorrectionsWork(
        Conversations conversations,
        Participants participants,
        Messages messages,
        SpokenMessages spokenMessages,
        GuardPolicies guardPolicies,
        ResourceUsage usage,
        TopicAnalyses analyses,
        TopicGraphs graphs,
        TopicPins pins,
        EditLog edits,
        CanvasCards canvasCards,
        ConversationSignals signals,
        Jobs jobs,
        AuditLog audit)
        implements CorrectionsWork {
    public JooqCorrectionsWork(DSLContext dsl, TenantId tenantId) {
        this(dsl, tenantId, new JooqTopicPins(dsl, tenantId));
    }

    private JooqCorrectionsWork(DSLContext dsl, TenantId tenantId, TopicPins pins) {
        this(
                new JooqConversationsWork(dsl, tenantId),
                new JooqTopicsWork(dsl, tenantId, pins),
                pins,
                new JooqEditLog(dsl, tenantId),
                new JooqCanvasCards(dsl, tenantId));
    }

    private JooqCorrectionsWork(
            JooqConversationsWork work, JooqTopicsWork topics, TopicPins pins, EditLog edits, CanvasCards canvasCards) {
        this(
                work.conversations(),
                work.participants(),
                work.messages(),
                work.spokenMessages(),
                work.guardPolicies(),
                work.usage(),
                topics.analyses(),
                topics.graphs(),
                pins,
                edits,
                canvasCards,
                work.signals(),
                work.jobs(),
                work.audit());
    }
}
