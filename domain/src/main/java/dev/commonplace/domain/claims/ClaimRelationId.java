package dev.commonplace.domain.claims;

import java.util.Objects;
import java.util.UUID;

/** Names a relation between claims within its tenant. */
public record ClaimRelationId(UUID value) {
    public ClaimRelationId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
