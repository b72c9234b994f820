package dev.commonplace.domain.search;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * How much two rankings of the same question agree.
 *
 * @param overlap the share of the longer one that both have, 0 to 1; 1 where both are empty
 * @param correlation Kendall's tau-a over what both have: 1 in the same order, -1 in the opposite one; empty below two
 */
public record RankAgreement(double overlap, OptionalDouble correlation) {
    /** @param one best first, without repetitions, as is the other */
    public static <I> RankAgreement of(List<I> one, List<I> other) {
        Set<I> others = new HashSet<>(other);
        List<I> shared = one.stream().filter(others::contains).toList();
        int longer = Math.max(one.size(), other.size());
        double overlap = longer == 0 ? 1 : (double) shared.size() / longer;
        return new RankAgreement(overlap, tau(shared, other));
    }

    private static <I> OptionalDouble tau(List<I> shared, List<I> other) {
        if (shared.size() < 2) {
            return OptionalDouble.empty();
        }
        List<Integer> places = new ArrayList<>(shared.size());
        shared.forEach(id -> places.add(other.indexOf(id)));
        int agreeing = 0;
        int pairs = 0;
        for (int i = 0; i < places.size(); i++) {
            for (int j = i + 1; j < places.size(); j++) {
                agreeing += places.get(i) < places.get(j) ? 1 : -1;
                pairs++;
            }
        }
        return OptionalDouble.of((double) agreeing / pairs);
    }

    /** The share of what is wanted that a ranking has, 0 to 1; empty where nothing is wanted. */
    public static <I> OptionalDouble recall(List<I> ranking, Set<I> wanted) {
        if (wanted.isEmpty()) {
            return OptionalDouble.empty();
        }
        long found = ranking.stream().filter(wanted::contains).count();
        return OptionalDouble.of((double) found / wanted.size());
    }
}
