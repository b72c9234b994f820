package dev.commonplace.benchmarks.http;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How long processes have computed, by Linux's own count. */
final class CpuTime {
    private static final double MILLIS_PER_TICK = 10;
    private static final int USER = 11;

    private CpuTime() {}

    /** Of one process, in milliseconds. */
    static double of(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        // The name in parentheses may hold anything.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER]) + Long.parseLong(fields[USER + 1])) * MILLIS_PER_TICK;
    }

    /** Of a process's children that are alive. */
    static double ofChildren(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::children)
                .mapToDouble(child -> {
                    try {
                        return of(child.pid());
                    } catch (IOException gone) {
                        return 0;
                    }
                })
                .sum();
    }
}
