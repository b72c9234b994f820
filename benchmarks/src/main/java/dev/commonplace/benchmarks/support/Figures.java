package dev.commonplace.benchmarks.support;

import java.util.Arrays;

/** Figures out of many. */
public final class Figures {
    private Figures() {}

    public static double median(double... values) {
        return percentile(50, values);
    }

    public static double percentile(int percent, double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
