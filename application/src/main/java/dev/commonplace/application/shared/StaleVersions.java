package dev.commonplace.application.shared;

import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.util.Optional;

/** Refuses changes of what somebody else has changed meanwhile. */
public final class StaleVersions {
    private StaleVersions() {}

    /**
     * @param what as a sentence begins with it, such as {@code The conversation}
     * @throws RefusedException {@code STALE_VERSION} where another version was expected than there is
     */
    public static void require(String what, int version, Optional<Integer> expectedVersion) {
        if (expectedVersion.isPresent() && expectedVersion.get() != version) {
            throw new RefusedException(
                    ErrorCode.STALE_VERSION, what + " has version " + version + " by now; read it again.");
        }
    }
}
