package dev.commonplace.application.search;

import dev.commonplace.domain.shared.TenantId;

/** Makes of a question what of it may be logged. Called outside of transactions, for every search: it has to be quick. */
@FunctionalInterface
public interface ForLog {
    String of(TenantId tenantId, String query);
}
