package dev.commonplace.domain.topics;

import java.util.Objects;
import java.util.UUID;

/** Names a node of a conversation's graph within its tenant. */
public record NodeId(UUID value) {
    public NodeId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
