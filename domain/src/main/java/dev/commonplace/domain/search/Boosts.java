package dev.commonplace.domain.search;

import dev.commonplace.domain.shared.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What lifts or lowers hits beside their relevance: {@code score = base * recency * popularity * source}, where
 *
 * <ul>
 *   <li>{@code recency = 1 + weight * 0.5^(age / half-life)}; a date in the future counts as now;
 *   <li>{@code popularity = 1 + weight * uses / (uses + 10)};
 *   <li>the last is the factor given for the document's source, 1 for any other.
 * </ul>
 *
 * The base is never negative: of a semantic search it is {@code (1 + cosine) / 2} then.
 *
 * @param popularityWeight 0 to {@link #FACTOR_MAX}
 * @param sources factors by source, each 0 to {@link #FACTOR_MAX}
 */
public record Boosts(Optional<Recency> recency, OptionalDouble popularityWeight, Map<String, Double> sources) {
    public static final Boosts NONE = new Boosts(Optional.empty(), OptionalDouble.empty(), Map.of());
    public static final double FACTOR_MAX = 10;
    public static final int SOURCES_MAX = 100;

    /** So many uses give half of what countless ones would. */
    static final double USES_HALF = 10;

    private static final double HALF_LIFE_DAYS_MAX = 36_500;
    private static final double DAY_MILLIS = Duration.ofDays(1).toMillis();

    /**
     * Lifts what is new.
     *
     * @param weight 0 to {@link #FACTOR_MAX}: a document of this moment counts 1 + weight times
     * @param halfLifeDays after how many days half of that is left
     */
    public record Recency(double weight, double halfLifeDays) {
        public Recency {
            requireFactor("/recency/weight", weight);
            if (!(halfLifeDays > 0 && halfLifeDays <= HALF_LIFE_DAYS_MAX)) {
                throw RefusedException.invalid(
                        "/recency/half_life_days", "A half-life is more than 0 and at most 36500 days.");
            }
        }

        double factor(Instant date, Instant now) {
            double ageDays = Math.max(0, Duration.between(date, now).toMillis()) / DAY_MILLIS;
            return 1 + weight * Math.pow(0.5, ageDays / halfLifeDays);
        }
    }

    public Boosts {
        Objects.requireNonNull(recency, "recency");
        if (popularityWeight.isPresent()) {
            requireFactor("/popularity/weight", popularityWeight.getAsDouble());
        }
        if (sources.size() > SOURCES_MAX) {
            throw RefusedException.invalid("/source", "At most " + SOURCES_MAX + " sources can have a factor.");
        }
        sources.forEach((source, factor) -> requireFactor("/source", factor));
        sources = Map.copyOf(new LinkedHashMap<>(sources));
    }

    public boolean isNone() {
        return equals(NONE);
    }

    /** The factors that are wanted, each with its value for a chunk of such a document. */
    public List<BoostFactor> factors(HitFacts facts, Instant now) {
        List<BoostFactor> factors = new ArrayList<>();
        recency.ifPresent(wanted -> factors.add(new BoostFactor("recency", wanted.factor(facts.date(), now))));
        if (popularityWeight.isPresent()) {
            double share = facts.uses() / (facts.uses() + USES_HALF);
            factors.add(new BoostFactor("popularity", 1 + popularityWeight.getAsDouble() * share));
        }
        if (!sources.isEmpty()) {
            double factor = facts.source()
                    .map(source -> sources.getOrDefault(source, 1.0))
                    .orElse(1.0);
            factors.add(new BoostFactor("source", factor));
        }
        return factors;
    }

    private static void requireFactor(String field, double value) {
        if (!(value >= 0 && value <= FACTOR_MAX)) {
            throw RefusedException.invalid(field, "A weight or factor of a boost lies in 0 to 10.");
        }
    }
}
