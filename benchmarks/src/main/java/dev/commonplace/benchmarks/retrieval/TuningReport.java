package dev.commonplace.benchmarks.retrieval;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which settings do best on all collections together: by the mean of each measure's share of the best that any setting
 * reached, and of that the mean over a setting and its neighbours in the grid.
 */
final class TuningReport {
    private static final int BEST_SHOWN = 12;
    private static final int BEST_SHOWN_OF_EACH = 3;

    private final Map<Setting, List<Double>> results;
    private final Grid grid;
    private final double[] best;

    /** @param results of each setting the measure on each collection, always in the same order */
    TuningReport(Map<Setting, List<Double>> results, Grid grid) {
        this.results = results;
        this.grid = grid;
        this.best = new double[results.values().iterator().next().size()];
        for (List<Double> values : results.values()) {
            for (int i = 0; i < best.length; i++) {
                best[i] = Math.max(best[i], values.get(i));
            }
        }
    }

    /** 1 where a setting is the best on every collection. */
    double together(Setting setting) {
        List<Double> values = results.getOrDefault(setting, List.of());
        double sum = 0;
        for (int i = 0; i < values.size(); i++) {
            sum += values.get(i) / best[i];
        }
        return sum / best.length;
    }

    /** The same over the setting and its neighbours. */
    double aroundTogether(Setting setting) {
        return grid.around(setting).stream()
                .mapToDouble(this::together)
                .average()
                .orElse(0);
    }

    void print(PrintStream out) {
        show(out, "best of " + results.size() + " settings, with their neighbours", best(null, BEST_SHOWN));
        List<Setting> each = new ArrayList<>();
        for (Normalization normalization : Normalization.values()) {
            each.addAll(best(normalization, BEST_SHOWN_OF_EACH));
        }
        show(out, "best of each normalisation", each);
    }

    private List<Setting> best(@Nullable Normalization of, int limit) {
        return results.keySet().stream()
                .filter(setting -> of == null || setting.normalization() == of)
                .sorted(Comparator.comparingDouble(this::aroundTogether).reversed())
                .limit(limit)
                .toList();
    }

    void show(PrintStream out, String title, List<Setting> settings) {
        out.printf(Locale.ROOT, "%n%-50s %35s  alone  measures of it; least of its neighbours%n", title, "around");
        for (Setting setting : settings) {
            out.printf(Locale.ROOT, "  %s  %.4f  %.4f", setting, aroundTogether(setting), together(setting));
            results.getOrDefault(setting, List.of()).forEach(value -> out.printf(Locale.ROOT, "  %.4f", value));
            out.print("  ; ");
            for (double least : leastAround(setting)) {
                out.printf(Locale.ROOT, "  %.4f", least);
            }
            out.println();
        }
    }

    private double[] leastAround(Setting setting) {
        double[] least = new double[best.length];
        Arrays.fill(least, Double.POSITIVE_INFINITY);
        for (Setting near : grid.around(setting)) {
            List<Double> values = results.getOrDefault(near, List.of());
            for (int i = 0; i < values.size(); i++) {
                least[i] = Math.min(least[i], values.get(i));
            }
        }
        return least;
    }
}
