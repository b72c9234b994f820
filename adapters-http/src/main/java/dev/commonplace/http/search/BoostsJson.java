package dev.commonplace.http.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.commonplace.domain.search.Boosts;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What lifts or lowers hits, as it is shown and as it can be sent back. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record BoostsJson(@Nullable Recency recency, @Nullable Popularity popularity, Map<String, Double> source) {
    record Recency(double weight, double halfLifeDays) {}

    record Popularity(double weight) {}

    static BoostsJson of(Boosts boosts) {
        return new BoostsJson(
                boosts.recency()
                        .map(recency -> new Recency(recency.weight(), recency.halfLifeDays()))
                        .orElse(null),
                boosts.popularityWeight().isPresent()
                        ? new Popularity(boosts.popularityWeight().getAsDouble())
                        : null,
                boosts.sources());
    }
}
