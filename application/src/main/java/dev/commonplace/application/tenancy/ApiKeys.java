package dev.commonplace.application.tenancy;

import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.tenancy.ApiKey;
import dev.commonplace.domain.tenancy.KeyId;
import java.time.Instant;
import java.util.Optional;

/** The keys of one tenant. */
public interface ApiKeys {
    /** @param secretHash 32 bytes */
    void add(ApiKey key, byte[] secretHash);

    Optional<ApiKey> find(KeyId id);

    /** The stored hash of a key's secret, 32 bytes. */
    Optional<byte[]> secretHash(KeyId id);

    /** Newest first, revoked ones included. */
    Page<ApiKey> list(PageRequest page);

    /** Stops a key for good. @return the key afterwards, empty where there is none */
    Optional<ApiKey> revoke(KeyId id, Instant now);

    /** Notes that a key was used. */
    void used(KeyId id, Instant now);
}
