package dev.commonplace.persistence.training;

import dev.commonplace.application.conversations.ConversationSignals;
import dev.commonplace.application.conversations.Conversations;
import dev.commonplace.application.conversations.Messages;
import dev.commonplace.application.conversations.Participants;
import dev.commonplace.application.conversations.SpokenMessages;
import dev.commonplace.application.corrections.CanvasCards;
import dev.commonplace.application.corrections.EditLog;
import dev.commonplace.application.corrections.TopicPins;
import dev.commonplace.application.guard.GuardPolicies;
import dev.commonplace.application.operations.AuditLog;
import dev.commonplace.application.operations.Jobs;
import dev.commonplace.application.tenancy.ResourceUsage;
import dev.commonplace.application.topics.TopicAnalyses;
import dev.commonplace.application.topics.TopicGraphs;
import dev.commonplace.application.training.TrainingConsents;
import dev.commonplace.application.training.TrainingSets;
import dev.commonplace.application.training.TrainingWork;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.corrections.JooqCorrectionsWork;
import org.jooq.DSLContext;

public record JooqTrainingWork(
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
        TrainingConsents trainingConsents,
        TrainingSets trainingSets,
        ConversationSignals signals,
        Jobs jobs,
        AuditLog audit)
        implements TrainingWork {
    public JooqTrainingWork(DSLContext dsl, TenantId tenantId) {
        this(
                new JooqCorrectionsWork(dsl, tenantId),
                new JooqTrainingConsents(dsl, tenantId),
                new JooqTrainingSets(dsl, tenantId));
    }

    private JooqTrainingWork(JooqCorrectionsWork work, TrainingConsents consents, TrainingSets sets) {
        this(
                work.conversations(),
                work.participants(),
                work.messages(),
                work.spokenMessages(),
                work.guardPolicies(),
                work.usage(),
                work.analyses(),
                work.graphs(),
                work.pins(),
                work.edits(),
                work.canvasCards(),
                consents,
                sets,
                work.signals(),
                work.jobs(),
                work.audit());
    }
}
