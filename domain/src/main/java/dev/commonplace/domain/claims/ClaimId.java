package dev.commonplace.domain.claims;

import java.util.Objects;
import java.util.UUID;

/** Names a claim within its tenant. */
public record ClaimId(UUID value) {
    public ClaimId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
