package dev.commonplace.bootstrap;

import dev.commonplace.application.tenancy.MakeSecret;
import dev.commonplace.domain.tenancy.KeySecret;
import java.security.SecureRandom;

/** Makes secrets from the platform's secure random source. */
final class SecureSecrets implements MakeSecret {
    private final SecureRandom random = new SecureRandom();

    @Override
    public byte[] next() {
        byte[] bytes = new byte[KeySecret.RANDOM_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }
}
