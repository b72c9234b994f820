package dev.commonplace.persistence.search;

import dev.commonplace.domain.search.Boosts;
import dev.commonplace.domain.shared.JsonObject;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Boosts as they are stored. */
final class BoostsJson {
    private BoostsJson() {}

    static JsonObject write(Boosts boosts) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        boosts.recency()
                .ifPresent(recency -> json.put(
                        "recency",
                        Map.of("weight", number(recency.weight()), "half_life_days", number(recency.halfLifeDays()))));
        if (boosts.popularityWeight().isPresent()) {
            json.put(
                    "popularity",
                    Map.of("weight", number(boosts.popularityWeight().getAsDouble())));
        }
        if (!boosts.sources().isEmpty()) {
            Map<String, Object> sources = new LinkedHashMap<>();
            boosts.sources().forEach((source, factor) -> sources.put(source, number(factor)));
            json.put("source", sources);
        }
        return JsonObject.of(json);
    }

    static Boosts read(JsonObject json) {
        Optional<Boosts.Recency> recency = Optional.empty();
        if (json.get("recency") instanceof Map<?, ?> found) {
            recency = Optional.of(new Boosts.Recency(value(found.get("weight")), value(found.get("half_life_days"))));
        }
        OptionalDouble popularity = json.get("popularity") instanceof Map<?, ?> found
                ? OptionalDouble.of(value(found.get("weight")))
                : OptionalDouble.empty();
        Map<String, Double> sources = new LinkedHashMap<>();
        if (json.get("source") instanceof Map<?, ?> found) {
            found.forEach((source, factor) -> sources.put(String.valueOf(source), value(factor)));
        }
        return new Boosts(recency, popularity, sources);
    }

    private static BigDecimal number(double value) {
        return BigDecimal.valueOf(value);
    }

    private static double value(@Nullable Object number) {
        return number instanceof Number known ? known.doubleValue() : 0;
    }
}
