package dev.commonplace.domain.documents;

import java.util.Objects;
import java.util.UUID;

/** Names a document within its tenant. */
public record DocumentId(UUID value) {
    public DocumentId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
