package dev.commonplace.domain.search;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Moves the scores of a ranking to 0..1 between its least and its greatest, so that rankings can be added. */
public final class ScoreParts {
    private ScoreParts() {}

    /**
     * @param key what is ranked, of a scored one
     * @param weight how much the ranking makes of the final score, 0..1
     */
    public static <T, K> Map<K, ScorePart> of(
            List<T> ranking, Function<T, K> key, ToDoubleFunction<T> score, double weight) {
        double least = ranking.stream().mapToDouble(score).min().orElse(0);
        double greatest = ranking.stream().mapToDouble(score).max().orElse(0);
        double width = greatest - least;
        Map<K, ScorePart> parts = new LinkedHashMap<>();
        for (T scored : ranking) {
            double own = score.applyAsDouble(scored);
            // All scores equal: nothing in this ranking speaks against any of them.
            double normalized = width > 0 ? (own - least) / width : 1;
            parts.put(key.apply(scored), new ScorePart(own, normalized, weight, least, greatest));
        }
        return parts;
    }
}
