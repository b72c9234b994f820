package dev.commonplace.http.tenancy;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.commonplace.application.tenancy.IssuedKey;
import dev.commonplace.domain.tenancy.ApiKey;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key as it is shown.
 *
 * @param key the key in the clear, only in the answer to the request that made it
 */
record KeyJson(
        UUID id,
        UUID tenantId,
        String name,
        String role,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String key,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant revokedAt) {
    static KeyJson of(ApiKey key) {
        return of(key, null);
    }

    static KeyJson of(IssuedKey issued) {
        return of(issued.key(), issued.secret().reveal());
    }

    private static KeyJson of(ApiKey key, @Nullable String secret) {
        return new KeyJson(
                key.id().value(),
                key.tenantId().value(),
                key.name(),
                key.role().word(),
                secret,
                key.createdAt(),
                key.expiresAt().orElse(null),
                key.lastUsedAt().orElse(null),
                key.revokedAt().orElse(null));
    }
}
