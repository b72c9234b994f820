package dev.commonplace.benchmarks.retrieval;

import dev.commonplace.domain.search.Bm25Parameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/** Scores rankings of one collection under many settings; the rankings by meaning are made once. */
final class Laboratory {
    private static final int MEASURED_DEPTH = 10;

    private final Collection collection;
    private final List<double[][]> meaning = new ArrayList<>();

    Laboratory(Collection collection) {
        this.collection = collection;
        for (Collection.Part part : collection.parts()) {
            meaning.add(part.questions().stream()
                    .map(question -> part.corpus().byMeaning(question.vector()))
                    .toArray(double[][]::new));
        }
    }

    Collection collection() {
        return collection;
    }

    /** The mean measure of rankings by words alone. */
    double words(Bm25Parameters bm25) {
        return mean((part, question) -> {
            double[] scores = part.corpus().byWords(bm25, question.lexemes());
            for (int i = 0; i < scores.length; i++) {
                scores[i] = scores[i] > 0 ? scores[i] : Double.NEGATIVE_INFINITY;
            }
            return scores;
        });
    }

    /** The mean measure of rankings by meaning alone. */
    double meaning() {
        return mean((part, question) -> part.corpus().byMeaning(question.vector()));
    }

    /**
     * Tries all settings that share the two knobs of BM25.
     *
     * @param each gets every setting with the mean measure of its rankings
     */
    void fused(
            Bm25Parameters bm25,
            List<Normalization> normalizations,
            List<Integer> depths,
            List<Double> weights,
            BiConsumer<Setting, Double> each) {
        double[][][] sums = new double[normalizations.size()][depths.size()][weights.size()];
        int questions = 0;
        for (int p = 0; p < collection.parts().size(); p++) {
            Collection.Part part = collection.parts().get(p);
            for (int q = 0; q < part.questions().size(); q++) {
                Question question = part.questions().get(q);
                questions++;
                double[] byWords = part.corpus().byWords(bm25, question.lexemes());
                double[] byMeaning = meaning.get(p)[q];
                double[] wordsSorted = sorted(byWords);
                double[] meaningSorted = sorted(byMeaning);
                for (int n = 0; n < normalizations.size(); n++) {
                    for (int d = 0; d < depths.size(); d++) {
                        Normalization normalization = normalizations.get(n);
                        double[] words = normalization.of(byWords, wordsSorted, depths.get(d), 0);
                        double[] semantic = normalization.of(byMeaning, meaningSorted, depths.get(d), -1);
                        for (int w = 0; w < weights.size(); w++) {
                            double[] fused = add(words, semantic, weights.get(w));
                            sums[n][d][w] +=
                                    collection.measure().of(part.corpus().best(fused, MEASURED_DEPTH), question);
                        }
                    }
                }
            }
        }
        for (int n = 0; n < normalizations.size(); n++) {
            for (int d = 0; d < depths.size(); d++) {
                for (int w = 0; w < weights.size(); w++) {
                    each.accept(
                            new Setting(bm25, normalizations.get(n), depths.get(d), weights.get(w)),
                            sums[n][d][w] / questions);
                }
            }
        }
    }

    private interface Scoring {
        double[] of(Collection.Part part, Question question);
    }

    private double mean(Scoring scoring) {
        double sum = 0;
        int questions = 0;
        for (Collection.Part part : collection.parts()) {
            for (Question question : part.questions()) {
                sum += collection
                        .measure()
                        .of(part.corpus().best(scoring.of(part, question), MEASURED_DEPTH), question);
                questions++;
            }
        }
        return sum / questions;
    }

    private static double[] add(double[] words, double[] meaning, double weight) {
        double[] fused = new double[words.length];
        for (int i = 0; i < fused.length; i++) {
            fused[i] = weight * meaning[i] + (1 - weight) * words[i];
        }
        return fused;
    }

    private static double[] sorted(double[] scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
