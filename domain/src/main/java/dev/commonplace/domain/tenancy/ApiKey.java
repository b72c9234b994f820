package dev.commonplace.domain.tenancy;

import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.shared.TenantId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A key of a tenant as it is stored, without its secret.
 *
 * @param expiresAt when it stops opening anything by itself
 * @param revokedAt when somebody stopped it
 */
public record ApiKey(
        TenantId tenantId,
        KeyId id,
        String name,
        Role role,
        Instant createdAt,
        Optional<Instant> expiresAt,
        Optional<Instant> lastUsedAt,
        Optional<Instant> revokedAt) {
    public ApiKey {
        Objects.requireNonNull(tenantId, "tenantId");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(lastUsedAt, "lastUsedAt");
        Objects.requireNonNull(revokedAt, "revokedAt");
    }

    /** Whether the key opens its tenant at that moment. */
    public boolean opensAt(Instant now) {
        return revokedAt.isEmpty() && (expiresAt.isEmpty() || now.isBefore(expiresAt.get()));
    }
}
