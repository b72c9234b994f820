package dev.commonplace.domain.corrections;

import java.util.Objects;
import java.util.UUID;

/** Names an edit within its tenant. */
public record EditId(UUID value) {
    public EditId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
