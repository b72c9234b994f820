package dev.commonplace.application.guard;

import dev.commonplace.domain.guard.GuardPolicy;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The policy of a tenant as it is kept.
 *
 * @param version rises by one with each change; 0 where the tenant has never said anything
 * @param updatedAt when it was last changed, if ever
 */
public record KeptPolicy(GuardPolicy policy, int version, Optional<Instant> updatedAt) {
    /** What holds before a tenant has said anything. */
    public static final KeptPolicy NONE = new KeptPolicy(GuardPolicy.ALLOW_ALL, 0, Optional.empty());

    public KeptPolicy {
        Objects.requireNonNull(policy, "policy");
        Objects.requireNonNull(updatedAt, "updatedAt");
    }
}
