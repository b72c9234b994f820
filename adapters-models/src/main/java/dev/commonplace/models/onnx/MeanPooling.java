package dev.commonplace.models.onnx;

import java.nio.FloatBuffer;

/**
 * One vector for a text out of the vectors of its tokens, as the model was trained for: their mean, scaled to length 1
 * (Reimers and Gurevych, Sentence-BERT, 2019).
 */
final class MeanPooling {
    private MeanPooling() {}

    /**
     * @param tokenVectors the vectors of the tokens, one after the other
     * @param attention one for each token that counts, zero for padding
     */
    static float[] pool(FloatBuffer tokenVectors, long[] attention, int dimension) {
        double[] sums = new double[dimension];
        float[] vector = new float[dimension];
        for (int token = 0; token < attention.length; token++) {
            tokenVectors.get(token * dimension, vector);
            for (int i = 0; i < dimension && attention[token] != 0; i++) {
                sums[i] += vector[i];
            }
        }
        double squares = 0;
        for (double sum : sums) {
            squares += sum * sum;
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < dimension; i++) {
            vector[i] = (float) (sums[i] / length);
        }
        return vector;
    }
}
