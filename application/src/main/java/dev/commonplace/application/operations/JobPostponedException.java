package dev.commonplace.application.operations;

import java.time.Duration;

/**
 * Ends an attempt that could not even begin because something is missing that only an operator can bring. The job waits,
 * and the attempt does not count. The message is shown to the tenant.
 */
public final class JobPostponedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration pause;

    /** @param pause after how long it is worth another look */
    public JobPostponedException(String message, Duration pause) {
        super(message);
        this.pause = pause;
    }

    public Duration pause() {
        return pause;
    }
}
