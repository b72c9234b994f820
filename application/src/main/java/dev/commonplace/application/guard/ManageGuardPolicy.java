package dev.commonplace.application.guard;

import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.guard.Blocklist;
import dev.commonplace.domain.guard.GuardPolicy;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/** Reads and replaces a tenant's policy. What is stored already stays as it is. */
public final class ManageGuardPolicy {
    private final Transactions<GuardWork> transactions;
    private final Auditor auditor;
    private final InstantSource clock;

    public ManageGuardPolicy(Transactions<GuardWork> transactions, Auditor auditor, InstantSource clock) {
        this.transactions = transactions;
        this.auditor = auditor;
        this.clock = clock;
    }

    /** The policy that holds; version 0 where the tenant has never said anything. */
    public KeptPolicy read(Caller caller) {
        caller.require(Role.ADMIN);
        return transactions.readInTenant(
                caller.tenantId(), work -> work.guardPolicies().find().orElse(KeptPolicy.NONE));
    }

    /**
     * Puts a policy in the place of the one that holds. The same policy again changes nothing.
     *
     * @param expectedVersion refuses when the policy has another version by now
     * @throws RefusedException {@code STALE_VERSION}
     */
    public KeptPolicy replace(Caller caller, GuardPolicy policy, Optional<Integer> expectedVersion) {
        caller.require(Role.ADMIN);
        return transactions.inTenant(caller.tenantId(), work -> {
            KeptPolicy before = work.guardPolicies().findForChange().orElse(KeptPolicy.NONE);
            if (expectedVersion.isPresent() && expectedVersion.get() != before.version()) {
                throw new RefusedException(
                        ErrorCode.STALE_VERSION,
                        "The policy has version " + before.version() + " by now; read it again.");
            }
            if (before.version() > 0 && before.policy().equals(policy)) {
                return before;
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            KeptPolicy after = new KeptPolicy(policy, before.version() + 1, Optional.of(now));
            work.guardPolicies().put(after);
            work.audit()
                    .record(auditor.entry(
                            caller.actor(),
                            caller.origin(),
                            "guard_policy.change",
                            caller.tenantId(),
                            Map.of(
                                    "version",
                                    after.version(),
                                    "rules",
                                    policy.rules().size(),
                                    "blocklists",
                                    policy.blocklists().stream()
                                            .map(Blocklist::name)
                                            .toList())));
            return after;
        });
    }
}
