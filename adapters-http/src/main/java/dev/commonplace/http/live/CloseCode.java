package dev.commonplace.http.live;

import dev.commonplace.application.live.LiveEvent;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.util.Optional;

/**
 * Why the service closes a WebSocket. Where RFC 6455 and its registry know the reason, by their number; else by 4000 and the
 * status that HTTP has for it.
 */
enum CloseCode {
    SERVICE_RESTART(1012, "The service restarts. Connect again and send what has no ack.", true),
    TRY_AGAIN_LATER(1013, "The database does not answer. Connect again in a while and send what has no ack.", true),
    TOO_MANY_BAD_MESSAGES(4400, "Too many messages in a row could not be read.", false),
    KEY_NO_LONGER_VALID(4401, "The key no longer opens anything.", false),
    NOT_FOUND(4404, "The conversation is deleted, or no longer yours to see.", false),
    IDLE(4408, "Nothing was heard for too long. Send a ping now and then.", true),
    TOO_MANY_CONNECTIONS(4429, "The tenant has too many live connections.", true);

    private final int number;
    private final String reason;
    private final boolean comeAgain;

    CloseCode(int number, String reason, boolean comeAgain) {
        this.number = number;
        this.reason = reason;
        this.comeAgain = comeAgain;
    }

    int number() {
        return number;
    }

    String reason() {
        return reason;
    }

    /** Whether the same client may connect again and find things as they were. */
    boolean comeAgain() {
        return comeAgain;
    }

    static CloseCode of(LiveEvent.Reason reason) {
        return switch (reason) {
            case DELETED, NO_LONGER_VISIBLE -> NOT_FOUND;
            case KEY_NO_LONGER_VALID -> KEY_NO_LONGER_VALID;
            case RESTARTING -> SERVICE_RESTART;
        };
    }

    /** Whether a refusal ends a connection. */
    static Optional<CloseCode> of(RefusedException refused) {
        ErrorCode code = refused.code();
        if (code == ErrorCode.UNAUTHENTICATED || code == ErrorCode.TENANT_INACTIVE) {
            return Optional.of(KEY_NO_LONGER_VALID);
        }
        return code == ErrorCode.NOT_FOUND ? Optional.of(NOT_FOUND) : Optional.empty();
    }
}
