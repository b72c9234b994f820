package dev.commonplace.application.operations;

import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.operations.AuditEntry;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.Role;

/** Shows an admin who changed what in the tenant, newest first. */
public final class ReadAuditLog {
    private final Transactions<OperationsWork> transactions;

    public ReadAuditLog(Transactions<OperationsWork> transactions) {
        this.transactions = transactions;
    }

    public Page<AuditEntry> list(Caller caller, AuditFilter filter, PageRequest page) {
        caller.require(Role.ADMIN);
        return transactions.readInTenant(caller.tenantId(), work -> work.audit().list(filter, page));
    }
}
