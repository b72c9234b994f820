package dev.commonplace.domain.topics;

import java.util.Objects;
import java.util.UUID;

/** Names a cluster of nodes within its tenant. */
public record ClusterId(UUID value) {
    public ClusterId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
