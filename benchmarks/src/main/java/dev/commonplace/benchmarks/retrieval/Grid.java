package dev.commonplace.benchmarks.retrieval;

import dev.commonplace.domain.search.Bm25Parameters;
import java.util.ArrayList;
import java.util.List;

/** The values that are tried of the numbers that vary continuously, each list rising. */
record Grid(List<Double> k1, List<Double> b, List<Double> weights) {
    /** The setting and those one step away from it in any number. A peak that its neighbours do not share is luck. */
    List<Setting> around(Setting setting) {
        List<Setting> around = new ArrayList<>();
        for (double nearK1 : near(k1, setting.bm25().k1())) {
            for (double nearB : near(b, setting.bm25().b())) {
                for (double weight : near(weights, setting.weight())) {
                    around.add(new Setting(
                            new Bm25Parameters(nearK1, nearB), setting.normalization(), setting.depth(), weight));
                }
            }
        }
        return around;
    }

    private static List<Double> near(List<Double> values, double value) {
        int place = values.indexOf(value);
        return values.subList(Math.max(0, place - 1), Math.min(values.size(), place + 2));
    }
}
