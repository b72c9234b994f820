package dev.commonplace.application.live;

import java.time.Duration;
import java.util.Objects;

/**
 * How much of live conversations there may be at once, on one instance of the service.
 *
 * @param connectionsPerTenantMax how many may write or follow at once
 * @param unansweredMax how many messages of a connection wait for their answer, before no more are read from it
 * @param batchMessagesMax how many messages one transaction keeps
 * @param batchCharactersMax how many characters of content one transaction keeps, but for a single message that has more
 * @param batchWait how long a message waits for others to share its transaction
 * @param appendsMax how many transactions append at once, so that connections are left for everybody else
 * @param partialCharactersMax how long a text may be that is still being spoken
 * @param pageMax how many messages are read at once for who has fallen behind
 * @param keyCheckEvery how soon a revoked key is noticed
 * @param lookEvery how soon news are found where their signal was lost
 */
public record LiveLimits(
        int connectionsPerTenantMax,
        int unansweredMax,
        int batchMessagesMax,
        int batchCharactersMax,
        Duration batchWait,
        int appendsMax,
        int partialCharactersMax,
        int pageMax,
        Duration keyCheckEvery,
        Duration lookEvery) {
    public static final LiveLimits DEFAULT = new LiveLimits(
            1_000,
            256,
            500,
            1_000_000,
            Duration.ofMillis(10),
            4,
            10_000,
            200,
            Duration.ofSeconds(5),
            Duration.ofSeconds(10));

    public LiveLimits {
        Objects.requireNonNull(batchWait, "batchWait");
        Objects.requireNonNull(keyCheckEvery, "keyCheckEvery");
        Objects.requireNonNull(lookEvery, "lookEvery");
    }

    public LiveLimits withConnectionsPerTenant(int most) {
        return new LiveLimits(
                most,
                unansweredMax,
                batchMessagesMax,
                batchCharactersMax,
                batchWait,
                appendsMax,
                partialCharactersMax,
                pageMax,
                keyCheckEvery,
                lookEvery);
    }

    public LiveLimits withKeyCheckEvery(Duration time) {
        return new LiveLimits(
                connectionsPerTenantMax,
                unansweredMax,
                batchMessagesMax,
                batchCharactersMax,
                batchWait,
                appendsMax,
                partialCharactersMax,
                pageMax,
                time,
                lookEvery);
    }
}
