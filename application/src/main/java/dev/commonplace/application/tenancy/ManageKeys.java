package dev.commonplace.application.tenancy;

import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.tenancy.ApiKey;
import dev.commonplace.domain.tenancy.KeyId;
import java.time.Clock;
import java.util.Map;

/** Lets an admin see and stop the keys of the tenant. */
public final class ManageKeys {
    private final Transactions<TenancyWork> transactions;
    private final Auditor auditor;
    private final Clock clock;

    public ManageKeys(Transactions<TenancyWork> transactions, Auditor auditor, Clock clock) {
        this.transactions = transactions;
        this.auditor = auditor;
        this.clock = clock;
    }

    /** Newest first, revoked ones included. */
    public Page<ApiKey> list(Caller caller, PageRequest page) {
        caller.require(Role.ADMIN);
        return transactions.readInTenant(
                caller.tenantId(), work -> work.apiKeys().list(page));
    }

    /** Stops a key at once and for good; stopping it again changes nothing. @throws RefusedException {@code NOT_FOUND} */
    public ApiKey revoke(Caller caller, KeyId id) {
        caller.require(Role.ADMIN);
        return transactions.inTenant(caller.tenantId(), work -> {
            ApiKey key =
                    work.apiKeys().revoke(id, clock.instant()).orElseThrow(() -> RefusedException.notFound("The key"));
            work.audit().record(auditor.entry(caller.actor(), caller.origin(), "api_key.revoke", id, Map.of()));
            return key;
        });
    }
}
