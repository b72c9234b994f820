package dev.commonplace.application.conversations;

import dev.commonplace.domain.conversations.ConversationSignal;

/** Tells every instance of the service that something happened to a conversation of one tenant. */
public interface ConversationSignals {
    /** Goes out when the transaction commits, and not at all when it does not. */
    void send(ConversationSignal signal);
}
