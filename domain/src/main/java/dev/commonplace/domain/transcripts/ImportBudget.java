package dev.commonplace.domain.transcripts;

import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** What is left of the limits of one import. For one thread. */
public final class ImportBudget {
    /** To ask for the time costs more than to count. */
    private static final int STEPS_BETWEEN_LOOKS = 1_024;

    private final ImportLimits limits;
    private final LongSupplier nanos;
    private final long startNanos;
    private int conversations;
    private int messages;
    private int steps;

    /** @param nanos a clock that only goes forward */
    public ImportBudget(ImportLimits limits, LongSupplier nanos) {
        this.limits = limits;
        this.nanos = nanos;
        this.startNanos = nanos.getAsLong();
    }

    public ImportLimits limits() {
        return limits;
    }

    /** Of one line, value or the like. @throws RefusedException {@code TOO_COSTLY} where the time is over */
    public void step() {
        if (++steps % STEPS_BETWEEN_LOOKS == 0) {
            look();
        }
    }

    /** The same for larger steps. */
    public void look() {
        if (nanos.getAsLong() - startNanos > TimeUnit.SECONDS.toNanos(limits.seconds())) {
            throw new RefusedException(
                    ErrorCode.TOO_COSTLY,
                    "To read it takes more than the " + limits.seconds() + " seconds it may take. Import it in parts.");
        }
    }

    /** @throws RefusedException {@code TOO_LARGE} */
    void conversation() {
        if (++conversations > limits.conversations()) {
            throw new RefusedException(
                    ErrorCode.TOO_LARGE,
                    "An import has at most " + limits.conversations() + " conversations. Import it in parts.");
        }
    }

    /** @throws RefusedException {@code TOO_LARGE} */
    void message() {
        step();
        if (++messages > limits.messages()) {
            throw new RefusedException(
                    ErrorCode.TOO_LARGE,
                    "An import has at most " + limits.messages() + " messages. Import it in parts.");
        }
    }
}
