package dev.commonplace.benchmarks.support;

import static dev.commonplace.benchmarks.support.RandomVectors.gaussian;
import static dev.commonplace.benchmarks.support.RandomVectors.unit;

import java.util.Random;

/** Unit vectors in clusters, as texts on common topics have them. The same number gives the same vector. */
public final class SyntheticVectors {
    public static final int DIMENSION = 384;

    private static final int TOPICS = 300;
    private static final double SPREAD = 0.7;

    private final float[][] topics = new float[TOPICS][];

    public SyntheticVectors() {
        Random random = new Random(2);
        for (int i = 0; i < TOPICS; i++) {
            topics[i] = unit(gaussian(random, DIMENSION));
        }
    }

    public float[] vector(long number) {
        Random random = new Random(number * 31 + 7);
        float[] topic = topics[random.nextInt(TOPICS)];
        float[] vector = unit(gaussian(random, DIMENSION));
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] = (float) (topic[i] + SPREAD * vector[i]);
        }
        return unit(vector);
    }
}
