package dev.commonplace.models.openai;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One request to an endpoint that failed. The message holds nothing that the endpoint said: it may repeat the key. */
final class EndpointException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean retryable;
    private final @Nullable Duration retryAfter;

    private EndpointException(
            String message, boolean retryable, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
        this.retryAfter = retryAfter;
    }

    static EndpointException passing(String message, @Nullable Throwable cause) {
        return new EndpointException(message, true, null, cause);
    }

    /** @param retryAfter how long the endpoint asks to be left alone; null where it does not say */
    static EndpointException busy(String message, @Nullable Duration retryAfter) {
        return new EndpointException(message, true, retryAfter, null);
    }

    static EndpointException lasting(String message, @Nullable Throwable cause) {
        return new EndpointException(message, false, null, cause);
    }

    boolean retryable() {
        return retryable;
    }

    @Nullable Duration retryAfter() {
        return retryAfter;
    }

    String reason() {
        String message = getMessage();
        return message == null ? "failed" : message;
    }
}
