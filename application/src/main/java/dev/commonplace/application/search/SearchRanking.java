package dev.commonplace.application.search;

import dev.commonplace.domain.search.Boosts;
import dev.commonplace.domain.search.Diversity;
import dev.commonplace.domain.search.SearchMode;
import dev.commonplace.domain.shared.RefusedException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a search ranks; what is empty is as the tenant's settings say.
 *
 * @param semanticWeight how much meaning counts in a hybrid search, 0..1
 * @param threshold the least score of a hit before boosts, in the mode's own scores: BM25 for text, cosine for semantic,
 *     0..1 for hybrid
 * @param boosts in place of the tenant's
 * @param diversity empty for the order of the scores
 */
public record SearchRanking(
        Optional<SearchMode> mode,
        OptionalDouble semanticWeight,
        OptionalDouble threshold,
        Optional<Boosts> boosts,
        Optional<Diversity> diversity) {
    /** All as the tenant's settings say. */
    public static final SearchRanking DEFAULT = new SearchRanking(
            Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty(), Optional.empty());

    public SearchRanking {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(boosts, "boosts");
        Objects.requireNonNull(diversity, "diversity");
        if (semanticWeight.isPresent() && !(semanticWeight.getAsDouble() >= 0 && semanticWeight.getAsDouble() <= 1)) {
            throw RefusedException.invalid("/weights/semantic", "A weight lies in 0 to 1.");
        }
        if (threshold.isPresent() && !Double.isFinite(threshold.getAsDouble())) {
            throw RefusedException.invalid("/threshold", "A threshold is a finite number.");
        }
    }

    public static SearchRanking in(SearchMode mode) {
        return new SearchRanking(
                Optional.of(mode), OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty(), Optional.empty());
    }
}
