package dev.commonplace.domain.operations;

import java.util.Objects;
import java.util.UUID;

/** Names a job within its tenant. */
public record JobId(UUID value) {
    public JobId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
