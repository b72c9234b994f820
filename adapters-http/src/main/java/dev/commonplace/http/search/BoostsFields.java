package dev.commonplace.http.search;

import dev.commonplace.domain.search.Boosts;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.http.json.JsonFields;
import dev.commonplace.http.json.Pointers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Reads what lifts or lowers hits. */
final class BoostsFields {
    private static final double WEIGHT_DEFAULT = 1;

    private BoostsFields() {}

    static Boosts read(JsonFields boosts) {
        String pointer = parent(boosts.pointer("recency"));
        Optional<double[]> recency = boosts.fields("recency").map(BoostsFields::recency);
        Optional<JsonFields> popularity = boosts.fields("popularity");
        OptionalDouble popularityWeight =
                popularity.isPresent() ? OptionalDouble.of(weight(popularity.get())) : OptionalDouble.empty();
        Map<String, Double> sources = new LinkedHashMap<>();
        boosts.fields("source")
                .ifPresent(factors ->
                        factors.names().forEach(source -> sources.put(source, required(factors, source))));
        boosts.refuseOthers();
        return Pointers.under(
                pointer,
                () -> new Boosts(
                        recency.map(numbers -> new Boosts.Recency(numbers[0], numbers[1])), popularityWeight, sources));
    }

    /** Weight and half-life. */
    private static double[] recency(JsonFields recency) {
        double weight = SearchFields.number(recency, "weight").orElse(WEIGHT_DEFAULT);
        double halfLifeDays = required(recency, "half_life_days");
        recency.refuseOthers();
        return new double[] {weight, halfLifeDays};
    }

    private static double weight(JsonFields popularity) {
        double weight = SearchFields.number(popularity, "weight").orElse(WEIGHT_DEFAULT);
        popularity.refuseOthers();
        return weight;
    }

    private static double required(JsonFields fields, String name) {
        return SearchFields.number(fields, name)
                .orElseThrow(() -> RefusedException.invalid(fields.pointer(name), "A number is required here."));
    }

    private static String parent(String pointer) {
        return pointer.substring(0, pointer.lastIndexOf('/'));
    }
}
