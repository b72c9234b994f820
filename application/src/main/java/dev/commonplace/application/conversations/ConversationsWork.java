package dev.commonplace.application.conversations;

import dev.commonplace.application.guard.GuardPolicies;
import dev.commonplace.application.operations.AuditLog;
import dev.commonplace.application.operations.Jobs;
import dev.commonplace.application.tenancy.ResourceUsage;

/** What conversations work with inside a transaction. */
public interface ConversationsWork {
    Conversations conversations();

    Participants participants();

    Messages messages();

    SpokenMessages spokenMessages();

    GuardPolicies guardPolicies();

    ResourceUsage usage();

    Jobs jobs();

    AuditLog audit();
}
