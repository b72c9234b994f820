package dev.commonplace.domain.topics;

import java.util.List;

/** How alike topics are, two by two: half words, half meaning; words alone where there are no vectors. */
final class TopicLikeness {
    private static final double MEANING_WEIGHT = 0.5;

    private final List<TopicDigest> topics;
    private final double[][] meanings;

    TopicLikeness(List<TopicDigest> topics) {
        this.topics = topics;
        this.meanings = lessTheirMean(topics.stream().map(TopicDigest::meaning).toArray(double[][]::new));
    }

    /** 0..1. */
    double of(int one, int other) {
        double words = topics.get(one).sharedWords(topics.get(other));
        if (meanings[one].length == 0 || meanings[other].length == 0) {
            return words;
        }
        double meaning = Math.max(0, amongFew(Meanings.cosine(meanings[one], meanings[other])));
        return (1 - MEANING_WEIGHT) * words + MEANING_WEIGHT * meaning;
    }

    /**
     * What is left of n vectors once their mean is taken away points apart, by -1/(n - 1) in the mean, however alike they were.
     * That is taken out: of five topics, otherwise hardly two would ever be alike.
     */
    private double amongFew(double cosine) {
        double topicsCompared = topics.size();
        return ((topicsCompared - 1) * cosine + 1) / topicsCompared;
    }

    private static double[][] lessTheirMean(double[][] vectors) {
        int dimension = 0;
        for (double[] vector : vectors) {
            dimension = Math.max(dimension, vector.length);
        }
        double[] mean = new double[dimension];
        int there = 0;
        for (double[] vector : vectors) {
            there += vector.length == dimension && dimension > 0 ? 1 : 0;
            for (int i = 0; i < vector.length; i++) {
                mean[i] += vector[i];
            }
        }
        double[][] centred = new double[vectors.length][];
        for (int k = 0; k < vectors.length; k++) {
            centred[k] = vectors[k].clone();
            for (int i = 0; i < centred[k].length; i++) {
                centred[k][i] -= mean[i] / there;
            }
        }
        return centred;
    }
}
