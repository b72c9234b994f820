package dev.commonplace.application.embeddings;

import org.jspecify.annotations.Nullable;

/** A model that did not answer, or not usably. */
public final class ModelUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    /**
     * @param message what happened, without secrets, fit to be shown to the tenant's users
     * @param retryable whether the same call may succeed later: true for time-outs, 429 and 5xx, false for a refused key
     *     or an unknown model
     */
    public ModelUnavailableException(String message, boolean retryable, @Nullable Throwable cause) {
        super(message, cause);
        this.retryable = retryable;
    }

    public boolean retryable() {
        return retryable;
    }
}
