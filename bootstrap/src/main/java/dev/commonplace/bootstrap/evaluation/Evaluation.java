package dev.commonplace.bootstrap.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How good the rankings of one mode are.
 *
 * @param perQuery by measure, one value for each judged query; those without a ranking have 0
 */
record Evaluation(String mode, Map<Measure, List<Double>> perQuery, double millisP50, double millisP95) {

    static Evaluation of(String mode, JudgedQueries judged, Map<String, Ranking> rankings, List<Measure> measures) {
        Map<Measure, List<Double>> perQuery = new LinkedHashMap<>();
        for (Measure measure : measures) {
            List<Double> values = new ArrayList<>();
            for (JudgedQuery query : judged.queries()) {
                Ranking ranking = rankings.get(query.id());
                values.add(ranking == null ? 0 : measure.of(ranking.documents(), query.relevant()));
            }
            judged.withoutQuery().forEach(missing -> values.add(0.0));
            perQuery.put(measure, values);
        }
        List<Double> millis =
                rankings.values().stream().map(Ranking::millis).sorted().toList();
        return new Evaluation(mode, perQuery, at(millis, 0.5), at(millis, 0.95));
    }

    double mean(Measure measure) {
        return perQuery.getOrDefault(measure, List.of()).stream()
                .mapToDouble(Double::doubleValue)
                .average()
                .orElse(0);
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * share)));
    }
}
