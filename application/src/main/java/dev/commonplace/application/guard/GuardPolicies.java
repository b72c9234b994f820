package dev.commonplace.application.guard;

import java.util.Optional;

/** The policy of one tenant. */
public interface GuardPolicies {
    Optional<KeptPolicy> find();

    /** Like {@link #find}, and nobody else changes the policy until the transaction ends. */
    Optional<KeptPolicy> findForChange();

    /** The version alone, which is cheap to read; 0 where there is none. */
    int version();

    /**
     * Keeps a policy in place of the one before.
     *
     * @param kept with the next version
     * @throws dev.commonplace.domain.shared.RefusedException {@code STALE_VERSION} where somebody else was faster
     */
    void put(KeptPolicy kept);
}
