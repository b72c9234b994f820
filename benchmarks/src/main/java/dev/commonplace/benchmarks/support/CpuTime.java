package dev.commonplace.benchmarks.support;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** How long processes have computed, by Linux's own count. */
public final class CpuTime {
    private static final double MILLIS_PER_TICK = 10;
    private static final int USER = 11;

    private CpuTime() {}

    /** Of one process, in milliseconds. */
    public static double of(long pid) throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        // The name in parentheses may hold anything.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[USER]) + Long.parseLong(fields[USER + 1])) * MILLIS_PER_TICK;
    }

    /** How much of a process is in memory. */
    public static long residentBytes(long pid) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) << 10;
            }
        }
        throw new IOException("Linux does not say how much memory the process has.");
    }

    /** Of a process's children that are alive. */
    public static double ofChildren(long pid) {
        return ofEachChild(pid).values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /** Of each of a process's children that is alive, by its id. */
    public static Map<Long, Double> ofEachChild(long pid) {
        Map<Long, Double> times = new HashMap<>();
        ProcessHandle.of(pid).stream().flatMap(ProcessHandle::children).forEach(child -> {
            try {
                times.put(child.pid(), of(child.pid()));
            } catch (IOException gone) {
                times.remove(child.pid());
            }
        });
        return times;
    }
}
