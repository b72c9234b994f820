package dev.commonplace.application.operations;

/** What operations work with inside a transaction. */
public interface OperationsWork {
    Jobs jobs();

    AuditLog audit();
}
