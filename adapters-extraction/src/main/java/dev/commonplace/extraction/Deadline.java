package dev.commonplace.extraction;

import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.io.Reader;
import java.time.Duration;

/**
 * Until when one text has to be read. Texts are read in the service's own process, where no reader can be ended from outside:
 * each has to ask on its way. Of one thread.
 */
final class Deadline {
    /** A parser gets so much at once, so that it comes back to ask. */
    private static final int UNITS_AT_ONCE = 8 * 1024;
    /** To look at the clock costs more than to read a short line. */
    private static final int STEPS_BETWEEN = 256;

    private final Duration timeMax;
    private final long endNanos;
    private int steps;

    private Deadline(Duration timeMax) {
        this.timeMax = timeMax;
        this.endNanos = System.nanoTime() + timeMax.toNanos();
    }

    static Deadline in(Duration timeMax) {
        return new Deadline(timeMax);
    }

    /** For a process that is ended from outside. */
    static Deadline none() {
        return new Deadline(Duration.ofDays(1));
    }

    /** To be called for every line or node. */
    void step() {
        if (steps++ % STEPS_BETWEEN == 0) {
            require();
        }
    }

    private void require() {
        if (System.nanoTime() - endNanos >= 0) {
            throw new RefusedException(
                    ErrorCode.TOO_COSTLY,
                    "To read the file takes more than the " + timeMax.toSeconds() + " seconds it may take.");
        }
    }

    /** The text for a parser, which takes it bit by bit. */
    Reader watched(String text) {
        return new Reader() {
            private int at;

            @Override
            public int read(char[] target, int offset, int length) {
                require();
                int count = Math.min(Math.min(length, UNITS_AT_ONCE), text.length() - at);
                if (count <= 0) {
                    return length == 0 ? 0 : -1;
                }
                text.getChars(at, at + count, target, offset);
                at += count;
                return count;
            }

            @Override
            public void close() {
                // a text in memory
            }
        };
    }
}
