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

    public ReadSearchLog(Transactions<SearchWork> transactions) {
        this.transactions = transactions;
    }

    public Page<SearchLogEntry> list(Caller caller, SearchLogFilter filter, PageRequest page) {
        caller.require(Role.ADMIN);
        return transactions.readInTenant(
                caller.tenantId(), work -> work.searchLog().list(filter, page));
    }
}
