package dev.commonplace.domain.topics;

import java.util.List;

/** Sums of the scores of neighbouring gaps. */
final class Evidence {
    private Evidence() {}

    /** For each gap {@code ln of the sum of exp(score)} over it and so many on either side; none before the first utterance. */
    static double[] around(double[] scores, int radius) {
        double[] odds = new double[scores.length];
        for (int i = 0; i < odds.length; i++) {
            odds[i] = Math.exp(scores[i]);
        }
        double[] evidence = new double[scores.length];
        for (int i = 0; i < evidence.length; i++) {
            double sum = 0;
            for (int k = Math.max(0, i - radius); k <= Math.min(odds.length - 1, i + radius); k++) {
                sum += odds[k];
            }
            evidence[i] = Math.log(sum);
        }
        return evidence;
    }

    /** Of these gaps, or 0 where there are none. */
    static double mean(double[] evidence, List<Integer> gaps) {
        return gaps.stream().mapToDouble(gap -> evidence[gap]).average().orElse(0);
    }

    /** Whether no gap within the radius has more evidence. */
    static boolean isPeak(double[] evidence, int gap, int radius) {
        for (int k = Math.max(1, gap - radius); k <= Math.min(evidence.length - 1, gap + radius); k++) {
            if (evidence[k] > evidence[gap]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Where a boundary stands: at the one gap that has more than half of the odds around it, where there is one, for then all of
     * it comes from there; else where the sum is greatest, in the middle of several.
     *
     * @param from no boundary stands here or before
     * @param to no boundary stands here or behind
     */
    static int place(double[] scores, double[] evidence, int gap, int radius, int from, int to) {
        double half = evidence[gap] - Math.log(2);
        for (int k = Math.max(from + 1, gap - radius); k <= Math.min(to - 1, gap + radius); k++) {
            if (scores[k] > half) {
                return k;
            }
        }
        return gap;
    }
}
