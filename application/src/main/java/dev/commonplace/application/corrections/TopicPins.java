package dev.commonplace.application.corrections;

import dev.commonplace.application.topics.TopicCorrections;
import dev.commonplace.domain.conversations.ConversationId;

/** Keeps what people have said about where topics begin, and which messages belong elsewhere. */
public interface TopicPins extends TopicCorrections {
    /** Keeps these in place of all that were said of the conversation. */
    void put(ConversationId id, Corrections corrections);
}
