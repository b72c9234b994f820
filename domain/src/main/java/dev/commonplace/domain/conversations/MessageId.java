package dev.commonplace.domain.conversations;

import java.util.Objects;
import java.util.UUID;

/** Names a message within its tenant. */
public record MessageId(UUID value) {
    public MessageId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
