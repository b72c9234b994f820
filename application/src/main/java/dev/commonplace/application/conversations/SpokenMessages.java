package dev.commonplace.application.conversations;

import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.SpokenMessage;
import java.util.List;

/** What the figures of speaking need of the messages of one tenant. */
public interface SpokenMessages {
    /** By their sequence, without tombstones; at most {@link dev.commonplace.domain.conversations.Conversation#MESSAGES_MAX}. */
    List<SpokenMessage> of(ConversationId conversationId);
}
