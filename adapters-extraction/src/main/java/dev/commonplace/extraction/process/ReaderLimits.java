package dev.commonplace.extraction.process;

import java.time.Duration;

/**
 * What reading one file may take.
 *
 * @param processes how many files are read at the same time, each in a process of its own
 * @param memoryMib the heap of each process
 * @param timeMax for one file; then its process is ended
 * @param waitMax for a process to be free
 * @param idleMax after which a process that is not needed is ended
 * @param unitsMax the most UTF-16 units of text of one file
 */
public record ReaderLimits(
        int processes, int memoryMib, Duration timeMax, Duration waitMax, Duration idleMax, int unitsMax) {
    public static final ReaderLimits DEFAULT =
            new ReaderLimits(2, 256, Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofMinutes(2), 10_000_000);

    public ReaderLimits {
        if (processes < 1 || memoryMib < 32 || unitsMax < 1) {
            throw new IllegalArgumentException("Readers need at least one process, 32 MiB and one character.");
        }
    }
}
