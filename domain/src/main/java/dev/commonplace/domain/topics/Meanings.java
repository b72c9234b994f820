package dev.commonplace.domain.topics;

import java.util.List;

/** Sums and cosines of vectors. */
final class Meanings {
    private Meanings() {}

    /**
     * Mean of the vectors, each weighted with {@code ln(1 + words)}: who says more means more, and a nod next to nothing. Empty
     * where nobody has a vector.
     */
    static double[] mean(List<Utterance> utterances) {
        double[] sum = new double[0];
        double weights = 0;
        for (Utterance utterance : utterances) {
            float[] vector = utterance.vector();
            if (vector == null) {
                continue;
            }
            if (sum.length == 0) {
                sum = new double[vector.length];
            }
            double weight = Math.log1p(words(utterance.text()));
            weights += weight;
            for (int i = 0; i < Math.min(sum.length, vector.length); i++) {
                sum[i] += weight * vector[i];
            }
        }
        for (int i = 0; i < sum.length && weights > 0; i++) {
            sum[i] /= weights;
        }
        return sum;
    }

    /** 0 where a vector is missing, all zero, or of another length. */
    static double cosine(double[] one, double[] other) {
        if (one.length == 0 || one.length != other.length) {
            return 0;
        }
        double dot = 0;
        double squaresOne = 0;
        double squaresOther = 0;
        for (int i = 0; i < one.length; i++) {
            dot += one[i] * other[i];
            squaresOne += one[i] * one[i];
            squaresOther += other[i] * other[i];
        }
        return squaresOne * squaresOther == 0 ? 0 : dot / Math.sqrt(squaresOne * squaresOther);
    }

    /** Of two vectors of length 1; 0 where one is missing or of another length. */
    static double cosine(Utterance one, Utterance other) {
        float[] a = one.vector();
        float[] b = other.vector();
        if (a == null || b == null || a.length != b.length) {
            return 0;
        }
        double dot = 0;
        for (int i = 0; i < a.length; i++) {
            dot += (double) a[i] * b[i];
        }
        return dot;
    }

    private static int words(String text) {
        int words = 0;
        boolean inWord = false;
        for (int i = 0; i < text.length(); i++) {
            boolean blank = Character.isWhitespace(text.charAt(i));
            words += !blank && !inWord ? 1 : 0;
            inWord = !blank;
        }
        return words;
    }
}
