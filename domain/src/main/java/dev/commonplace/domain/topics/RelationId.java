package dev.commonplace.domain.topics;

import java.util.Objects;
import java.util.UUID;

/** Names a relation between two nodes within its tenant. */
public record RelationId(UUID value) {
    public RelationId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
