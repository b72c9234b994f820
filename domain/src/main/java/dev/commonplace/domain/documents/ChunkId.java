package dev.commonplace.domain.documents;

import java.util.Objects;
import java.util.UUID;

/** Names a chunk within its tenant. */
public record ChunkId(UUID value) {
    public ChunkId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
