package dev.commonplace.benchmarks.retrieval;

import java.util.Arrays;

/** Ways to bring the scores of a ranking to a common scale before two rankings are added; what a ranking lacks gets 0. */
enum Normalization {
    /** From the least to the greatest score of each ranking. */
    MIN_MAX("min-max") {
        @Override
        double least(double[] found, double theoretical) {
            return found[0];
        }
    },
    /** From the least score there can be: 0 of BM25, -1 of a cosine (Bruch, Gai and Ingber 2023). */
    THEORETICAL("theoretical minimum") {
        @Override
        double least(double[] found, double theoretical) {
            return theoretical;
        }
    },
    /** Words from 0, which is what a chunk without any of them would score; meaning from its least. */
    WORDS_FROM_ZERO("words from 0") {
        @Override
        double least(double[] found, double theoretical) {
            return theoretical == 0 ? 0 : found[0];
        }
    },
    /** Distance from the mean in standard deviations; three of them are the unit. */
    Z_SCORE("z-score") {
        @Override
        double least(double[] found, double theoretical) {
            return Arrays.stream(found).average().orElse(0);
        }

        @Override
        double width(double[] found, double least) {
            double variance = Arrays.stream(found)
                    .map(score -> (score - least) * (score - least))
                    .average()
                    .orElse(0);
            return 3 * Math.sqrt(variance);
        }
    };

    private final String label;

    Normalization(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** @param found the scores of a ranking, rising; not empty */
    abstract double least(double[] found, double theoretical);

    double width(double[] found, double least) {
        return found[found.length - 1] - least;
    }

    /**
     * @param sorted all scores, rising
     * @param depth how many of the best the ranking has
     * @param theoretical the least score there can be; of words, a score of 0 is none
     * @return 0 for what the ranking lacks, NaN never
     */
    double[] of(double[] scores, double[] sorted, int depth, double theoretical) {
        int from = Math.max(0, sorted.length - depth);
        while (theoretical == 0 && from < sorted.length && sorted[from] <= 0) {
            from++;
        }
        double[] normalized = new double[scores.length];
        if (from == sorted.length) {
            return normalized;
        }
        double[] found = Arrays.copyOfRange(sorted, from, sorted.length);
        double least = least(found, theoretical);
        double width = width(found, least);
        for (int chunk = 0; chunk < scores.length; chunk++) {
            if (scores[chunk] >= found[0]) {
                normalized[chunk] = width > 0 ? (scores[chunk] - least) / width : 1;
            } else if (this == Z_SCORE) {
                normalized[chunk] = width > 0 ? (found[0] - least) / width : 0;
            }
        }
        return normalized;
    }
}
