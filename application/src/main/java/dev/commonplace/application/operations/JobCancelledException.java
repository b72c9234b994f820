package dev.commonplace.application.operations;

/** Ends an attempt whose job is to stop. */
public final class JobCancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public JobCancelledException() {
        super("The job is to stop.");
    }
}
