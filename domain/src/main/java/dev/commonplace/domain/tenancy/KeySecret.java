package dev.commonplace.domain.tenancy;

import dev.commonplace.domain.shared.TenantId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A key as its holder writes it: {@code cpk_} and 64 bytes in URL-safe Base64 - the tenant's id (all zero for an
 * operator key), the key's id and 32 random bytes. Naming the tenant lets the database isolate even the look-up of the
 * key. Stored is only the SHA-256 of the whole: the random part makes guessing hopeless, so no slow hash is needed.
 */
public final class KeySecret {
    public static final int RANDOM_BYTES = 32;

    private static final String PREFIX = "cpk_";
    private static final int BYTES = 16 + 16 + RANDOM_BYTES;
    private static final UUID NO_TENANT = new UUID(0, 0);

    private final byte[] bytes;

    private KeySecret(byte[] bytes) {
        this.bytes = bytes;
    }

    public static KeySecret ofTenant(TenantId tenantId, KeyId keyId, byte[] random) {
        return make(tenantId.value(), keyId, random);
    }

    public static KeySecret ofOperator(KeyId keyId, byte[] random) {
        return make(NO_TENANT, keyId, random);
    }

    private static KeySecret make(UUID tenant, KeyId keyId, byte[] random) {
        if (random.length != RANDOM_BYTES) {
            throw new IllegalArgumentException("A key has " + RANDOM_BYTES + " random bytes.");
        }
        ByteBuffer buffer = ByteBuffer.allocate(BYTES);
        putUuid(buffer, tenant);
        putUuid(buffer, keyId.value());
        buffer.put(random);
        return new KeySecret(buffer.array());
    }

    /** Reads what a caller presents; empty where it cannot be a key. */
    public static Optional<KeySecret> parse(String text) {
        if (!text.startsWith(PREFIX) || text.length() > 200) {
            return Optional.empty();
        }
        try {
            byte[] decoded = Base64.getUrlDecoder().decode(text.substring(PREFIX.length()));
            // The last sign has bits to spare, and Java reads padding too: a key is written in one way only.
            return Optional.of(decoded)
                    .filter(bytes -> bytes.length == BYTES)
                    .map(KeySecret::new)
                    .filter(secret -> secret.reveal().equals(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** The tenant that the key claims to open; empty for an operator key. */
    public Optional<TenantId> tenantId() {
        UUID tenant = uuidAt(0);
        return tenant.equals(NO_TENANT) ? Optional.empty() : Optional.of(new TenantId(tenant));
    }

    public KeyId keyId() {
        return new KeyId(uuidAt(16));
    }

    /** What is stored: 32 bytes. */
    public byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(reveal().getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }

    /** Whether this is the key of that hash; takes the same time for every answer. */
    public boolean matches(byte[] storedHash) {
        return MessageDigest.isEqual(hash(), storedHash);
    }

    /** The whole key in the clear, to be shown once. */
    public String reveal() {
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeySecret secret && MessageDigest.isEqual(bytes, secret.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return PREFIX + "...";
    }

    private UUID uuidAt(int offset) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(offset), buffer.getLong(offset + 8));
    }

    private static void putUuid(ByteBuffer buffer, UUID uuid) {
        buffer.putLong(uuid.getMostSignificantBits()).putLong(uuid.getLeastSignificantBits());
    }
}
