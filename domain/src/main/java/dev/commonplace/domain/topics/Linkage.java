package dev.commonplace.domain.topics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Average linkage: the two groups whose members are most alike on average become one, again and again. */
final class Linkage {
    private Linkage() {}

    /** Merges while the best pair is alike by at least {@code least}; the groups come back by their first member. */
    static List<List<Integer>> merge(List<List<Integer>> start, double[][] alike, double least) {
        int count = start.size();
        List<List<Integer>> groups = new ArrayList<>(start);
        boolean[] gone = new boolean[count];
        double[][] mean = new double[count][count];
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < i; k++) {
                mean[i][k] = mean[k][i] = average(groups.get(i), groups.get(k), alike);
            }
        }
        while (true) {
            int one = -1;
            int other = -1;
            for (int i = 0; i < count; i++) {
                for (int k = i + 1; k < count && !gone[i]; k++) {
                    if (!gone[k] && (one < 0 || mean[i][k] > mean[one][other])) {
                        one = i;
                        other = k;
                    }
                }
            }
            if (one < 0 || mean[one][other] < least) {
                break;
            }
            int sizeOne = groups.get(one).size();
            int sizeOther = groups.get(other).size();
            for (int i = 0; i < count; i++) {
                double joined = (mean[one][i] * sizeOne + mean[other][i] * sizeOther) / (sizeOne + sizeOther);
                mean[one][i] = mean[i][one] = joined;
            }
            groups.set(
                    one,
                    Stream.concat(groups.get(one).stream(), groups.get(other).stream())
                            .sorted()
                            .toList());
            gone[other] = true;
        }
        List<List<Integer>> left = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (!gone[i]) {
                left.add(groups.get(i));
            }
        }
        left.sort(Comparator.comparingInt(List::getFirst));
        return left;
    }

    /** Mean likeness of all pairs; 1 for a single member. */
    static double cohesion(List<Integer> group, double[][] alike) {
        if (group.size() < 2) {
            return 1;
        }
        double sum = 0;
        for (int i = 0; i < group.size(); i++) {
            for (int k = 0; k < i; k++) {
                sum += alike[group.get(i)][group.get(k)];
            }
        }
        return sum * 2 / group.size() / (group.size() - 1);
    }

    private static double average(List<Integer> one, List<Integer> other, double[][] alike) {
        double sum = 0;
        for (int i : one) {
            for (int k : other) {
                sum += alike[i][k];
            }
        }
        return sum / one.size() / other.size();
    }
}
