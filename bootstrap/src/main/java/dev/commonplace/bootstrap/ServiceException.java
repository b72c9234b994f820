package dev.commonplace.bootstrap;

import org.jspecify.annotations.Nullable;

/** A service that cannot start as things are; the message says what to do about it. */
public final class ServiceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ServiceException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
