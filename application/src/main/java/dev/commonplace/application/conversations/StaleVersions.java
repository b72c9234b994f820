package dev.commonplace.application.conversations;

import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.util.Optional;

/** Refuses changes of what somebody else has changed meanwhile. */
final class StaleVersions {
    private StaleVersions() {}

    static void require(Conversation conversation, Optional<Integer> expectedVersion) {
        if (expectedVersion.isPresent() && expectedVersion.get() != conversation.version()) {
            throw new RefusedException(
                    ErrorCode.STALE_VERSION,
                    "The conversation has version " + conversation.version() + " by now; read it again.");
        }
    }
}
