package dev.commonplace.benchmarks.tenants;

import static dev.commonplace.benchmarks.support.RandomVectors.gaussian;
import static dev.commonplace.benchmarks.support.RandomVectors.unit;

import java.util.Random;

/**
 * Vectors such as texts have: a few hundred topics on the sphere, leaning the same way; each spreads over a small subspace of its own,
 * and a little noise goes everywhere.
 */
final class Mixture {
    static final int DIMENSION = 384;
    static final int TOPICS = 300;
    private static final int SPREAD = 24;
    private static final float LEANING = 0.6f;
    private static final double WIDTH = 0.9;
    private static final double NOISE = 0.35;

    private final Random random;
    private final float[][] centres = new float[TOPICS][];
    private final float[][][] bases = new float[TOPICS][SPREAD][];

    Mixture(Random random) {
        this.random = random;
        float[] common = unit(gaussian(random, DIMENSION));
        for (int topic = 0; topic < TOPICS; topic++) {
            float[] centre = unit(gaussian(random, DIMENSION));
            for (int i = 0; i < DIMENSION; i++) {
                centre[i] += LEANING * common[i];
            }
            centres[topic] = unit(centre);
            for (int direction = 0; direction < SPREAD; direction++) {
                bases[topic][direction] = unit(gaussian(random, DIMENSION));
            }
        }
    }

    /** A vector of length 1 of one of these topics; the first ones are drawn more often. */
    float[] draw(int[] topics) {
        int topic = topics[(int) (topics.length * Math.pow(random.nextDouble(), 1.5))];
        float[] vector = centres[topic].clone();
        for (float[] direction : bases[topic]) {
            float along = (float) (random.nextGaussian() * WIDTH / Math.sqrt(SPREAD));
            for (int i = 0; i < DIMENSION; i++) {
                vector[i] += along * direction[i];
            }
        }
        float noise = (float) (NOISE / Math.sqrt(DIMENSION));
        for (int i = 0; i < DIMENSION; i++) {
            vector[i] += noise * (float) random.nextGaussian();
        }
        return unit(vector);
    }
}
