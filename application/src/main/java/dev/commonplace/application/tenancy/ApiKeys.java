package dev.commonplace.application.tenancy;

import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.tenancy.ApiKey;
import dev.commonplace.domain.tenancy.KeyId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** The keys of one tenant. */
public interface ApiKeys {
    /** @param secretHash 32 bytes */
    void add(ApiKey key, byte[] secretHash);

    Optional<ApiKey> find(KeyId id);

    /** The stored hash of a key's secret, 32 bytes. */
    Optional<byte[]> secretHash(KeyId id);

    /**
     * What is needed to let a key in, in one look because it comes before every request.
     *
     * @param tenants the same tenant's
     */
    default Optional<Opening> opening(KeyId id, Tenants tenants) {
        return find(id).flatMap(key -> secretHash(id)
                .map(hash -> new Opening(
                        key,
                        hash,
                        tenants.find(key.tenantId()).orElseThrow().profile().active())));
    }

    /**
     * A key with what is compared when somebody shows it.
     *
     * @param secretHash 32 bytes
     * @param tenantActive whether its tenant is switched on
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Opening(ApiKey key, byte[] secretHash, boolean tenantActive) {
        public Opening {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(secretHash, "secretHash");
        }
    }

    /** Newest first, revoked ones included. */
    Page<ApiKey> list(PageRequest page);

    /** Stops a key for good. @return the key afterwards, empty where there is none */
    Optional<ApiKey> revoke(KeyId id, Instant now);

    /** Notes that a key was used. */
    void used(KeyId id, Instant now);
}
