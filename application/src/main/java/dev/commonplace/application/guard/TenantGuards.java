package dev.commonplace.application.guard;

import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.guard.PolicyJudge;
import dev.commonplace.domain.shared.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The guards of all tenants. A policy is made ready once for each of its versions, since a list of many words takes a while;
 * of the tenants that brought something last, some are remembered. Safe for use by many threads.
 */
public final class TenantGuards {
    private static final int REMEMBERED_MAX = 256;
    /** For how long a search does not ask whether the policy is still the same. */
    private static final Duration RECENT = Duration.ofSeconds(5);

    private final Transactions<GuardWork> transactions;
    private final DetectPersonalData detect;
    private final InstantSource clock;
    private final Map<TenantId, Remembered> remembered = new LinkedHashMap<>(16, 0.75f, true);

    public TenantGuards(Transactions<GuardWork> transactions, DetectPersonalData detect, InstantSource clock) {
        this.transactions = transactions;
        this.detect = detect;
        this.clock = clock;
    }

    private record Remembered(TenantGuard guard, Instant checkedAt) {}

    /** The guard by the policy of this moment. */
    public TenantGuard of(TenantId tenantId) {
        Instant now = clock.instant();
        Optional<TenantGuard> known = find(tenantId).map(Remembered::guard);
        // Not a reading unit of work: a replica may not know of a change yet.
        TenantGuard guard = transactions.inTenant(tenantId, work -> {
            if (known.isPresent()
                    && known.get().policyVersion() == work.guardPolicies().version()) {
                return known.get();
            }
            return guard(work.guardPolicies().find().orElse(KeptPolicy.NONE));
        });
        remember(tenantId, new Remembered(guard, now));
        return guard;
    }

    /** The guard by a policy that held a moment ago: for what is too cheap to ask each time. */
    public TenantGuard recent(TenantId tenantId) {
        Instant oldest = clock.instant().minus(RECENT);
        return find(tenantId)
                .filter(known -> known.checkedAt().isAfter(oldest))
                .map(Remembered::guard)
                .orElseGet(() -> of(tenantId));
    }

    private TenantGuard guard(KeptPolicy kept) {
        return new TenantGuard(new PolicyJudge(kept.policy()), kept.version(), detect);
    }

    private synchronized Optional<Remembered> find(TenantId tenantId) {
        return Optional.ofNullable(remembered.get(tenantId));
    }

    private synchronized void remember(TenantId tenantId, Remembered guard) {
        remembered.put(tenantId, guard);
        if (remembered.size() > REMEMBERED_MAX) {
            remembered.remove(remembered.keySet().iterator().next());
        }
    }
}
