package dev.commonplace.application.conversations;

import dev.commonplace.application.guard.GuardWork;
import dev.commonplace.application.operations.Jobs;
import dev.commonplace.application.tenancy.ResourceUsage;

/** What conversations work with inside a transaction. */
public interface ConversationsWork extends GuardWork {
    Conversations conversations();

    Participants participants();

    Messages messages();

    SpokenMessages spokenMessages();

    ResourceUsage usage();

    ConversationSignals signals();

    Jobs jobs();
}
