package dev.commonplace.benchmarks.support;

import java.util.Random;

/** Vectors in random directions. */
public final class RandomVectors {
    private RandomVectors() {}

    /** Each number drawn from the normal distribution, so that every direction is as likely. */
    public static float[] gaussian(Random random, int dimension) {
        float[] vector = new float[dimension];
        for (int i = 0; i < dimension; i++) {
            vector[i] = (float) random.nextGaussian();
        }
        return vector;
    }

    /** Brings the vector itself to length 1. */
    public static float[] unit(float[] vector) {
        double squares = 0;
        for (float value : vector) {
            squares += (double) value * value;
        }
        float factor = (float) (1 / Math.sqrt(squares));
        for (int i = 0; i < vector.length; i++) {
            vector[i] *= factor;
        }
        return vector;
    }
}
