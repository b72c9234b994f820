package dev.commonplace.domain.tenancy;

import java.util.Objects;
import java.util.UUID;

/** Names a key, without opening anything. */
public record KeyId(UUID value) {
    public KeyId {
        Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
