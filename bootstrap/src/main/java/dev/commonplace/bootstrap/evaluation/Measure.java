package dev.commonplace.bootstrap.evaluation;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How good a ranking is, 0..1. A document is relevant or it is not.
 *
 * @param name such as {@code nDCG@10}
 * @param cutoff how many of the best count; all, for MRR and MAP
 */
record Measure(Kind kind, int cutoff, String name) {
    private static final Pattern WITH_CUTOFF = Pattern.compile("(ndcg|r|recall|p|precision|hit)@(\\d{1,4})");

    /** Those that are shown where nobody asks for others. */
    static final List<Measure> DEFAULT = List.of("nDCG@10", "R@10", "R@100", "MRR", "MAP").stream()
            .map(Measure::parse)
            .toList();

    enum Kind {
        /** Discounted cumulated gain (Jarvelin and Kekalainen 2002) with gains of 0 and 1, over that of the best order. */
        NDCG,
        /** The share of the relevant documents that is found. */
        RECALL,
        /** The share of the cutoff that is relevant, also where fewer were found. */
        PRECISION,
        /** 1 where at least one is relevant. */
        HIT,
        /** One over the rank of the first relevant document. */
        RECIPROCAL_RANK,
        /** The mean of the precisions at each relevant document, over all there are. */
        AVERAGE_PRECISION
    }

    /** @throws IllegalArgumentException for a name that is none */
    static Measure parse(String name) {
        String word = name.toLowerCase(Locale.ROOT);
        Matcher matcher = WITH_CUTOFF.matcher(word);
        if (matcher.matches() && Integer.parseInt(matcher.group(2)) > 0) {
            int cutoff = Integer.parseInt(matcher.group(2));
            return switch (matcher.group(1)) {
                case "ndcg" -> new Measure(Kind.NDCG, cutoff, "nDCG@" + cutoff);
                case "r", "recall" -> new Measure(Kind.RECALL, cutoff, "R@" + cutoff);
                case "p", "precision" -> new Measure(Kind.PRECISION, cutoff, "P@" + cutoff);
                default -> new Measure(Kind.HIT, cutoff, "hit@" + cutoff);
            };
        }
        return switch (word) {
            case "mrr" -> new Measure(Kind.RECIPROCAL_RANK, Integer.MAX_VALUE, "MRR");
            case "map" -> new Measure(Kind.AVERAGE_PRECISION, Integer.MAX_VALUE, "MAP");
            default ->
                throw new IllegalArgumentException(
                        "There is no measure \"" + name + "\": nDCG@10, R@10, P@10, hit@5, MRR and MAP are some.");
        };
    }

    /**
     * @param ranking best first, no document twice
     * @param relevant not empty
     */
    double of(List<String> ranking, Set<String> relevant) {
        List<String> best = ranking.subList(0, Math.min(cutoff, ranking.size()));
        return switch (kind) {
            case NDCG -> gain(best, relevant) / idealGain(Math.min(cutoff, relevant.size()));
            case RECALL -> (double) found(best, relevant) / relevant.size();
            case PRECISION -> (double) found(best, relevant) / cutoff;
            case HIT -> found(best, relevant) > 0 ? 1 : 0;
            case RECIPROCAL_RANK -> reciprocalRank(best, relevant);
            case AVERAGE_PRECISION -> averagePrecision(best, relevant);
        };
    }

    private static int found(List<String> best, Set<String> relevant) {
        Set<String> found = new HashSet<>(best);
        found.retainAll(relevant);
        return found.size();
    }

    private static double gain(List<String> best, Set<String> relevant) {
        double gain = 0;
        for (int rank = 0; rank < best.size(); rank++) {
            gain += relevant.contains(best.get(rank)) ? discount(rank) : 0;
        }
        return gain;
    }

    private static double idealGain(int relevant) {
        double gain = 0;
        for (int rank = 0; rank < relevant; rank++) {
            gain += discount(rank);
        }
        return gain;
    }

    private static double discount(int rank) {
        return Math.log(2) / Math.log(rank + 2);
    }

    private static double reciprocalRank(List<String> best, Set<String> relevant) {
        for (int rank = 0; rank < best.size(); rank++) {
            if (relevant.contains(best.get(rank))) {
                return 1.0 / (rank + 1);
            }
        }
        return 0;
    }

    private static double averagePrecision(List<String> best, Set<String> relevant) {
        double sum = 0;
        int found = 0;
        for (int rank = 0; rank < best.size(); rank++) {
            if (relevant.contains(best.get(rank))) {
                found++;
                sum += (double) found / (rank + 1);
            }
        }
        return sum / relevant.size();
    }
}
