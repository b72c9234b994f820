package dev.commonplace.maintenance;

import org.jspecify.annotations.Nullable;

/** Something an operator asked for was not done. The message says in their terms why, and what they can do about it. */
public final class MaintenanceException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MaintenanceException(String message) {
        this(message, null);
    }

    public MaintenanceException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
