package dev.commonplace.application.operations;

import org.jspecify.annotations.Nullable;

/** A failure that another attempt would only repeat. The message is shown to the tenant. */
public final class JobFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JobFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
