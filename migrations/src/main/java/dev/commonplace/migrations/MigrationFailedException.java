package dev.commonplace.migrations;

import org.jspecify.annotations.Nullable;

/** The schema could not be brought to the wanted version. The step that failed has left nothing behind. */
public final class MigrationFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MigrationFailedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
