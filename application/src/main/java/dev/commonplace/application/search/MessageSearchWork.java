package dev.commonplace.application.search;

import dev.commonplace.application.conversations.Conversations;
import dev.commonplace.application.conversations.Messages;
import dev.commonplace.application.conversations.Participants;
import dev.commonplace.application.embeddings.EmbeddingSpaces;
import dev.commonplace.application.embeddings.MessageVectors;
import dev.commonplace.application.operations.Jobs;

/** What searches in conversations, and the indexing of their messages, work with inside a transaction. */
public interface MessageSearchWork {
    FindMessages findMessages();

    FindNodes findNodes();

    FindConversations findConversations();

    MessageIndex messageIndex();

    MessageVectors messageVectors();

    /** In the language that messages are indexed in. */
    HighlightWords messageHighlights();

    TenantSearchSettings searchSettings();

    EmbeddingSpaces embeddingSpaces();

    Conversations conversations();

    Participants participants();

    Messages messages();

    Jobs jobs();
}
