package dev.commonplace.application.operations;

import dev.commonplace.domain.operations.AuditEntry;
import dev.commonplace.domain.operations.RetentionKind;
import dev.commonplace.domain.shared.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** The rows of all tenants that are kept for a time only. Every call is a transaction of its own. */
public interface Retention {
    /** How many rows of each tenant are from before the given time; only tenants that have some. */
    List<Due> due(RetentionKind kind, Instant before);

    /**
     * What is due of one tenant.
     *
     * @param oldest the time of its oldest row
     */
    record Due(TenantId tenantId, long rows, Instant oldest) {}

    /** The time of the oldest row of any tenant, due or not; of jobs, only of those that have ended. */
    Optional<Instant> oldest(RetentionKind kind);

    /**
     * Removes rows of a tenant from before the given time. Of the logs, rows of the last day stay whatever is asked for.
     *
     * @param limit the most rows to remove
     * @param note the entry of the tenant's audit log that tells of so many rows, written with the removal; asked for only where
     *     there were some
     * @return how many were removed
     */
    int remove(
            RetentionKind kind, TenantId tenantId, Instant before, int limit, IntFunction<Optional<AuditEntry>> note);

    /**
     * Notes that the rows of a kind are looked through now, unless that was done not long ago, by whichever server.
     *
     * @param pause how long ago the last time must be
     * @return whether it was
     */
    boolean begin(RetentionKind kind, Instant now, Duration pause);
}
