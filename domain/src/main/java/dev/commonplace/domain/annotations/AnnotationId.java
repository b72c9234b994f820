package dev.commonplace.domain.annotations;

import java.util.Objects;
import java.util.UUID;

/** Names a bookmark or note within its tenant. */
public record AnnotationId(UUID value) {
    public AnnotationId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
