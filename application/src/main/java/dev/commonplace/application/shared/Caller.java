package dev.commonplace.application.shared;

import dev.commonplace.domain.shared.Actor;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.Origin;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.shared.TenantId;
import java.util.Objects;

/** Somebody who has shown a key of a tenant. Every use case of a tenant begins with one. */
public record Caller(TenantId tenantId, Role role, Actor actor, Origin origin) {
    public Caller {
        Objects.requireNonNull(tenantId, "tenantId");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(origin, "origin");
    }

    /** @throws RefusedException {@code FORBIDDEN} where the caller's role does not cover the needed one */
    public void require(Role needed) {
        if (!role.covers(needed)) {
            throw new RefusedException(
                    ErrorCode.FORBIDDEN,
                    "This needs a key with the role " + needed.word() + "; the key at hand has the role " + role.word()
                            + ".");
        }
    }
}
