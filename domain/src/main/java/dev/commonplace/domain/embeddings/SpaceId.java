package dev.commonplace.domain.embeddings;

import java.util.Objects;
import java.util.UUID;

/** Names an embedding space within its tenant. */
public record SpaceId(UUID value) {
    public SpaceId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
