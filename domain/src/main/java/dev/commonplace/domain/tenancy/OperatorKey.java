package dev.commonplace.domain.tenancy;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** A key that manages tenants and belongs to none, as it is stored, without its secret. */
public record OperatorKey(
        KeyId id, String name, Instant createdAt, Optional<Instant> expiresAt, Optional<Instant> revokedAt) {
    public OperatorKey {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(expiresAt, "expiresAt");
        Objects.requireNonNull(revokedAt, "revokedAt");
    }

    /** Whether the key is good at that moment. */
    public boolean opensAt(Instant now) {
        return revokedAt.isEmpty() && (expiresAt.isEmpty() || now.isBefore(expiresAt.get()));
    }
}
