package dev.commonplace.application.corrections;

import dev.commonplace.application.conversations.Conversations;
import dev.commonplace.application.conversations.Messages;
import dev.commonplace.application.conversations.Participants;
import dev.commonplace.application.operations.AuditLog;
import dev.commonplace.application.operations.Jobs;
import dev.commonplace.application.topics.TopicAnalyses;
import dev.commonplace.application.topics.TopicGraphs;

/** What corrections work with inside a transaction. */
public interface CorrectionsWork {
    Conversations conversations();

    Participants participants();

    Messages messages();

    TopicAnalyses analyses();

    TopicGraphs graphs();

    TopicPins pins();

    EditLog edits();

    Jobs jobs();

    AuditLog audit();
}
