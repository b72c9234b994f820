package dev.commonplace.persistence.conversations;

import dev.commonplace.application.conversations.ConversationSignals;
import dev.commonplace.application.conversations.Conversations;
import dev.commonplace.application.conversations.ConversationsWork;
import dev.commonplace.application.conversations.Messages;
import dev.commonplace.application.conversations.Participants;
import dev.commonplace.application.conversations.SpokenMessages;
import dev.commonplace.application.guard.GuardPolicies;
import dev.commonplace.application.operations.AuditLog;
import dev.commonplace.application.operations.Jobs;
import dev.commonplace.application.tenancy.ResourceUsage;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.guard.JooqGuardPolicies;
import dev.commonplace.persistence.operations.JooqAuditLog;
import dev.commonplace.persistence.operations.JooqJobs;
import dev.commonplace.persistence.tenancy.JooqResourceUsage;
import org.jooq.DSLContext;

public record JooqConversationsWork(
        Conversations conversations,
        Participants participants,
        Messages messages,
        SpokenMessages spokenMessages,
        GuardPolicies guardPolicies,
        ResourceUsage usage,
        ConversationSignals signals,
        Jobs jobs,
        AuditLog audit)
        implements ConversationsWork {
    public JooqConversationsWork(DSLContext dsl, TenantId tenantId) {
        this(
                new JooqConversations(dsl, tenantId),
                new JooqParticipants(dsl, tenantId),
                new JooqMessages(dsl, tenantId),
                new JooqSpokenMessages(dsl, tenantId),
                new JooqGuardPolicies(dsl, tenantId),
                new JooqResourceUsage(dsl, tenantId),
                new JooqConversationSignals(dsl, tenantId),
                new JooqJobs(dsl, tenantId),
                new JooqAuditLog(dsl, tenantId));
    }
}
