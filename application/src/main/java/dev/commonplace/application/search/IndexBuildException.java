package dev.commonplace.application.search;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** An index could not be made or dropped; another time it may. The message is a sentence for operators. */
public final class IndexBuildException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public IndexBuildException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
