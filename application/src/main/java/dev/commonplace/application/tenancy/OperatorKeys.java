package dev.commonplace.application.tenancy;

import dev.commonplace.domain.tenancy.KeyId;
import dev.commonplace.domain.tenancy.OperatorKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The keys that manage tenants; seen by operators only. */
public interface OperatorKeys {
    /** @param secretHash 32 bytes */
    void add(OperatorKey key, byte[] secretHash);

    Optional<OperatorKey> find(KeyId id);

    /** The stored hash of a key's secret, 32 bytes. */
    Optional<byte[]> secretHash(KeyId id);

    /** Newest first, revoked ones included, at most 1,000. */
    List<OperatorKey> list();

    /** Stops a key for good. @return whether there was one */
    boolean revoke(KeyId id, Instant now);

    /** Notes that a key was used. */
    void used(KeyId id, Instant now);
}
