package dev.commonplace.application.topics;

import dev.commonplace.application.conversations.ConversationSignals;
import dev.commonplace.application.conversations.Conversations;
import dev.commonplace.application.conversations.Messages;
import dev.commonplace.application.conversations.Participants;
import dev.commonplace.application.embeddings.EmbeddingSpaces;
import dev.commonplace.application.operations.AuditLog;
import dev.commonplace.application.operations.Jobs;

/** What topics work with inside a transaction. */
public interface TopicsWork {
    Conversations conversations();

    Participants participants();

    Messages messages();

    AnalysedMessages analysedMessages();

    TopicAnalyses analyses();

    TopicGraphs graphs();

    TopicCorrections corrections();

    EmbeddingSpaces embeddingSpaces();

    ConversationSignals signals();

    Jobs jobs();

    AuditLog audit();
}
