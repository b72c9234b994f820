package dev.commonplace.persistence.annotations;

import dev.commonplace.application.annotations.Annotations;
import dev.commonplace.application.annotations.AnnotationsWork;
import dev.commonplace.application.conversations.Conversations;
import dev.commonplace.application.conversations.Messages;
import dev.commonplace.application.guard.GuardPolicies;
import dev.commonplace.application.operations.AuditLog;
import dev.commonplace.application.topics.TopicGraphs;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.conversations.JooqConversationsWork;
import dev.commonplace.persistence.topics.JooqTopicGraphs;
import org.jooq.DSLContext;

public record JooqAnnotationsWork(
        Conversations conversations,
        Messages messages,
        TopicGraphs graphs,
        Annotations annotations,
        GuardPolicies guardPolicies,
        AuditLog audit)
        implements AnnotationsWork {
    public JooqAnnotationsWork(DSLContext dsl, TenantId tenantId) {
        this(new JooqConversationsWork(dsl, tenantId), dsl, tenantId);
    }

    private JooqAnnotationsWork(JooqConversationsWork work, DSLContext dsl, TenantId tenantId) {
        this(
                work.conversations(),
                work.messages(),
                new JooqTopicGraphs(dsl, tenantId),
                new JooqAnnotations(dsl, tenantId),
                work.guardPolicies(),
                work.audit());
    }
}
