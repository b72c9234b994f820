package dev.commonplace.domain.conversations;

import java.util.Objects;
import java.util.UUID;

/** Names somebody who takes part in a conversation, within the tenant. */
public record ParticipantId(UUID value) {
    public ParticipantId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
