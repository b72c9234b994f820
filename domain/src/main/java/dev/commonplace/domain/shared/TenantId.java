package dev.commonplace.domain.shared;

import java.util.Objects;
import java.util.UUID;

/** Names a tenant. Every row belongs to one. */
public record TenantId(UUID value) {
    public TenantId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
