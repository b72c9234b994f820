package dev.commonplace.domain.topics;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The best way to cut a stretch of talk into segments: it maximises {@code sum over boundaries of (evidence - cost) - sum over
 * segments of prior * ln(words / usual words)^2} by dynamic programming. The second part says that topics tend to be of a
 * length (a log-normal prior with a standard deviation of about 0.8), which is why nobody needs to say how many there are.
 */
final class Partition {
    private final long[] wordsBefore;
    private final TopicSettings settings;
    private final int utterancesMin;

    /**
     * @param wordsBefore how many words stand before each utterance, and after the last one all of them
     * @param settings among them the usual length of a segment
     * @param utterancesMin the least length of a segment
     */
    Partition(long[] wordsBefore, TopicSettings settings, int utterancesMin) {
        this.wordsBefore = wordsBefore;
        this.settings = settings;
        this.utterancesMin = utterancesMin;
    }

    /**
     * @param from first utterance of the stretch
     * @param to the utterance behind it
     * @param candidates where it may be cut, rising, between both
     * @param evidence of each utterance's gap, by index
     * @return where to cut, rising
     */
    List<Integer> cuts(int from, int to, List<Integer> candidates, double[] evidence) {
        int[] points = new int[candidates.size() + 2];
        points[0] = from;
        for (int i = 0; i < candidates.size(); i++) {
            points[i + 1] = candidates.get(i);
        }
        points[points.length - 1] = to;
        double[] best = new double[points.length];
        double[] bestUpTo = new double[points.length];
        int[] back = new int[points.length];
        for (int j = 1; j < points.length; j++) {
            best[j] = Double.NEGATIVE_INFINITY;
            for (int k = j - 1; k >= 0; k--) {
                long words = wordsBefore[points[j]] - wordsBefore[points[k]];
                double deviation = Math.log((double) Math.max(1, words) / settings.usualWords());
                double price = settings.prior() * deviation * deviation;
                // Longer segments only cost more from here on, and nothing further back is worth it.
                if (words >= settings.usualWords() && bestUpTo[k] - price <= best[j]) {
                    break;
                }
                boolean longEnough = points[j] - points[k] >= utterancesMin || (k == 0 && j == points.length - 1);
                if (longEnough && best[k] - price > best[j]) {
                    best[j] = best[k] - price;
                    back[j] = k;
                }
            }
            best[j] += j < points.length - 1 ? evidence[points[j]] - settings.cost() : 0;
            bestUpTo[j] = Math.max(bestUpTo[j - 1], best[j]);
        }
        Deque<Integer> cuts = new ArrayDeque<>();
        for (int j = back[points.length - 1]; j > 0; j = back[j]) {
            cuts.addFirst(points[j]);
        }
        return new ArrayList<>(cuts);
    }
}
