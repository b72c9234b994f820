package dev.commonplace.benchmarks.support;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Map;

/**
 * What one piece of work has taken: time on the wall, and computing here (compiler and garbage collector included) and in the
 * server's processes. Computing is what another load on the machine changes least.
 */
public record Effort(double wallMillis, double clientMillis, double serverMillis) {
    public static final Effort NONE = new Effort(0, 0, 0);

    private static final double NANOS_PER_MILLI = 1e6;

    public static Effort of(Runnable work, long serverProcess) {
        OperatingSystemMXBean here = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        Map<Long, Double> before = CpuTime.ofEachChild(serverProcess);
        double client = here.getProcessCpuTime() / NANOS_PER_MILLI;
        long start = System.nanoTime();
        work.run();
        double wall = (System.nanoTime() - start) / NANOS_PER_MILLI;
        return new Effort(
                wall,
                here.getProcessCpuTime() / NANOS_PER_MILLI - client,
                since(before, CpuTime.ofEachChild(serverProcess)));
    }

    /** A process that has ended meanwhile, as those that clean up do, is left out. */
    private static double since(Map<Long, Double> before, Map<Long, Double> now) {
        return now.entrySet().stream()
                .mapToDouble(child -> child.getValue() - before.getOrDefault(child.getKey(), 0.0))
                .sum();
    }

    /** One after the other. */
    public Effort and(Effort next) {
        return new Effort(
                wallMillis + next.wallMillis, clientMillis + next.clientMillis, serverMillis + next.serverMillis);
    }

    public double computingMillis() {
        return clientMillis + serverMillis;
    }
}
