package dev.commonplace.application.guard;

import dev.commonplace.application.operations.AuditLog;

/** What the guard works with inside a transaction. */
public interface GuardWork {
    GuardPolicies guardPolicies();

    AuditLog audit();
}
