package dev.commonplace.bootstrap.evaluation;

import java.util.List;
import java.util.Random;

/**
 * Whether one way of searching is better than another on the same queries, or only luckier: the two-sided paired randomisation
 * test (Smucker, Allan and Carterette 2007).
 *
 * @param difference the mean of the second minus the mean of the first
 * @param p how often exchanging the two at random, query by query, makes a difference at least as large
 */
record PairedTest(double difference, double p) {
    private static final int ROUNDS = 10_000;
    private static final long SEED = 1;
    private static final double ROUNDING = 1e-12;

    /**
     * @param first a measure by query
     * @param second the same of the other, in the same order
     */
    static PairedTest of(List<Double> first, List<Double> second) {
        int queries = first.size();
        double[] differences = new double[queries];
        double sum = 0;
        for (int i = 0; i < queries; i++) {
            differences[i] = second.get(i) - first.get(i);
            sum += differences[i];
        }
        Random random = new Random(SEED);
        int atLeast = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double exchanged = 0;
            for (double difference : differences) {
                exchanged += difference == 0 ? 0 : random.nextBoolean() ? difference : -difference;
            }
            atLeast += Math.abs(exchanged) >= Math.abs(sum) - ROUNDING * queries ? 1 : 0;
        }
        return new PairedTest(sum / queries, (atLeast + 1.0) / (ROUNDS + 1.0));
    }
}
