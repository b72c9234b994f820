package dev.commonplace.application.search;

import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.search.SearchLogEntry;
import dev.commonplace.domain.shared.TenantId;
import java.util.List;

/** Brings the entries of searches that were answered into the search log. Called outside of transactions. */
public interface WriteSearchLog {
    /** Takes an entry. It may be in the log a moment later only. */
    void write(TenantId tenantId, SearchLogEntry entry);

    /** When this returns, what was taken here before is in the log, unless the database did not take it. */
    void settle();

    /** Every entry is in the log before its search returns, which fails where the log does. */
    static WriteSearchLog atOnce(Transactions<SearchWork> transactions) {
        return new WriteSearchLog() {
            @Override
            public void write(TenantId tenantId, SearchLogEntry entry) {
                transactions.<Boolean>inTenant(tenantId, work -> {
                    work.searchLog().recordAll(List.of(entry));
                    return true;
                });
            }

            @Override
            public void settle() {}
        };
    }
}
