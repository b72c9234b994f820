package dev.commonplace.application.tenancy;

import dev.commonplace.domain.shared.RefusedException;
import java.time.Instant;
import java.util.Optional;

/** When a key may stop by itself. */
final class KeyExpiry {
    /** The last time that every storage and every client can write down. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private KeyExpiry() {}

    /** @throws RefusedException for a time that is over, or later than clients can read */
    static void require(Optional<Instant> expiresAt, Instant now) {
        if (expiresAt.isEmpty()) {
            return;
        }
        if (!expiresAt.get().isAfter(now)) {
            throw RefusedException.invalid("/expires_at", "A key expires in the future.");
        }
        if (expiresAt.get().isAfter(LATEST)) {
            throw RefusedException.invalid("/expires_at", "A key expires before the year 10000, or never.");
        }
    }
}
