package dev.commonplace.application.guard;

import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.util.Optional;
import java.util.function.Function;

/**
 * Units of work that keep what the tenant's guard has seen. The guard is asked before the transaction, by the policy that held a
 * moment ago; the transaction looks whether that still holds, so that nothing is kept by an old one, and nobody waits for two
 * transactions.
 *
 * @param <W> the ports that the feature works with
 */
public final class GuardedTransactions<W extends GuardWork> {
    private final Transactions<W> transactions;
    private final TenantGuards guards;
    private final Auditor auditor;

    public GuardedTransactions(Transactions<W> transactions, TenantGuards guards, Auditor auditor) {
        this.transactions = transactions;
        this.guards = guards;
        this.auditor = auditor;
    }

    /** What comes of a body. */
    public sealed interface Verdict<R> {
        record Kept<R>(R result) implements Verdict<R> {}

        /**
         * The guard does not let it in; the body has written nothing.
         *
         * @param resourceId of what it would have become or been added to
         */
        record Refused<R>(GuardRefusal refusal, String resourceId) implements Verdict<R> {}
    }

    /**
     * @param prepare shows what came to the guard, and makes the body of the transaction from what is left
     * @throws RefusedException {@code GUARD_REFUSED}, which the audit log then tells of, and whatever the body throws
     */
    public <R> R run(Caller caller, Function<TenantGuard, Function<W, Verdict<R>>> prepare) {
        Verdict<R> verdict = attempt(caller, guards.recent(caller.tenantId()), prepare)
                .or(() -> attempt(caller, guards.of(caller.tenantId()), prepare))
                .orElseThrow(() -> new RefusedException(
                        ErrorCode.UNAVAILABLE,
                        "The tenant's guard policy is being changed; the same request may succeed later."));
        return switch (verdict) {
            case Verdict.Kept<R>(R result) -> result;
            case Verdict.Refused<R>(GuardRefusal refusal, String resourceId) -> throw refusal.exception();
        };
    }

    /** @return empty where the policy has changed, and nothing was done */
    private <R> Optional<Verdict<R>> attempt(
            Caller caller, TenantGuard guard, Function<TenantGuard, Function<W, Verdict<R>>> prepare) {
        Function<W, Verdict<R>> body = prepare.apply(guard);
        return transactions.inTenant(caller.tenantId(), work -> {
            if (work.guardPolicies().version() != guard.policyVersion()) {
                return Optional.empty();
            }
            Verdict<R> verdict = body.apply(work);
            if (verdict instanceof Verdict.Refused<R>(GuardRefusal refusal, String resourceId)) {
                work.audit().record(refusal.entry(auditor, caller, resourceId));
            }
            return Optional.of(verdict);
        });
    }
}
