package dev.commonplace.domain.topics;

import java.util.List;

/** The score of a gap, from the utterances around it. */
final class GapMeasure {
    private static final int WINDOW = 20;

    private final List<Utterance> utterances;

    GapMeasure(List<Utterance> utterances) {
        this.utterances = utterances;
    }

    /** One minus the cosine of the mean meanings of the windows before and after. */
    double score(int gap) {
        double[] before = mean(Math.max(0, gap - WINDOW), gap);
        double[] after = mean(gap, Math.min(utterances.size(), gap + WINDOW));
        double dot = 0;
        double squaresBefore = 0;
        double squaresAfter = 0;
        for (int i = 0; i < Math.min(before.length, after.length); i++) {
            dot += before[i] * after[i];
            squaresBefore += before[i] * before[i];
            squaresAfter += after[i] * after[i];
        }
        return squaresBefore * squaresAfter == 0 ? 0 : 1 - dot / Math.sqrt(squaresBefore * squaresAfter);
    }

    private double[] mean(int from, int to) {
        double[] sum = new double[0];
        for (int i = from; i < to; i++) {
            float[] vector = utterances.get(i).vector();
            if (vector == null) {
                continue;
            }
            if (sum.length == 0) {
                sum = new double[vector.length];
            }
            double weight = Math.log1p(utterances.get(i).text().split(" ").length);
            for (int k = 0; k < sum.length; k++) {
                sum[k] += weight * vector[k];
            }
        }
        return sum;
    }
}
