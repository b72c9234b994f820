package dev.commonplace.application.operations;

import org.jspecify.annotations.Nullable;

/** A failure that another attempt may mend. Unlike that of any other exception, its message is shown to the tenant. */
public final class JobRetryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JobRetryException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
