package dev.commonplace.domain.search;

import dev.commonplace.domain.documents.ChunkId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A chunk in the final ranking, with what each leg of the search gave to it.
 *
 * @param score the base times all boosts
 * @param base of a hybrid search the sum of the parts' contributions (0..1), else the only leg's own score; where a semantic
 *     search is boosted, its cosine moved to 0..1
 * @param words empty where the words leg did not run or did not find the chunk
 * @param meaning empty where the meaning leg did not run or did not find the chunk
 * @param boosts in the order in which they were multiplied; none by default
 */
public record RankedHit(
        ChunkId chunkId,
        double score,
        double base,
        Optional<ScorePart> words,
        Optional<ScorePart> meaning,
        List<BoostFactor> boosts) {
    /** Best first; equal scores by id, so that the same question has the same answer. */
    public static final Comparator<RankedHit> BEST_FIRST = Comparator.comparingDouble(RankedHit::score)
            .reversed()
            .thenComparing(hit -> hit.chunkId().value());

    public RankedHit {
        Objects.requireNonNull(chunkId, "chunkId");
        Objects.requireNonNull(words, "words");
        Objects.requireNonNull(meaning, "meaning");
        boosts = List.copyOf(boosts);
    }

    /** A hit as it was found, without boosts. */
    public RankedHit(ChunkId chunkId, double score, Optional<ScorePart> words, Optional<ScorePart> meaning) {
        this(chunkId, score, score, words, meaning, List.of());
    }

    /** The same hit on a base that is not negative, times the factors. */
    public RankedHit boosted(SearchMode mode, List<BoostFactor> factors) {
        double positive = mode == SearchMode.SEMANTIC ? (1 + base) / 2 : base;
        double boosted = positive;
        for (BoostFactor factor : factors) {
            boosted *= factor.factor();
        }
        return new RankedHit(chunkId, boosted, positive, words, meaning, factors);
    }
}
