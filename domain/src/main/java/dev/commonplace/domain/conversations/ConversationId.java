package dev.commonplace.domain.conversations;

import java.util.Objects;
import java.util.UUID;

/** Names a conversation within its tenant. */
public record ConversationId(UUID value) {
    public ConversationId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
