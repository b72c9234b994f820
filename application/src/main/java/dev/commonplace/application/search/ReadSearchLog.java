package dev.commonplace.application.search;

import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.search.SearchLogEntry;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.Role;

/** Shows an admin what was looked for in the tenant, newest first. */
public final class ReadSearchLog {
    private final Transactions<SearchWork> transactions;
    private final WriteSearchLog log;

    /** @param log what it has not written yet belongs to the answer */
    public ReadSearchLog(Transactions<SearchWork> transactions, WriteSearchLog log) {
        this.transactions = transactions;
        this.log = log;
    }

    public Page<SearchLogEntry> list(Caller caller, SearchLogFilter filter, PageRequest page) {
        caller.require(Role.ADMIN);
        log.settle();
        return transactions.readInTenant(
                caller.tenantId(), work -> work.searchLog().list(filter, page));
    }
}
