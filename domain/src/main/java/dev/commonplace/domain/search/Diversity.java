package dev.commonplace.domain.search;

import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.shared.RefusedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Maximal marginal relevance (Carbonell and Goldstein 1998): each next hit is the one with the greatest
 * {@code lambda * relevance - (1 - lambda) * similarity}, where relevance is the hit's score as a share of the best one's
 * and similarity its greatest cosine with a hit that was picked before. A chunk without a vector is similar to none.
 *
 * @param lambda 1 for relevance alone, 0 for difference alone
 */
public record Diversity(double lambda) {
    /** From so many of the best hits for each wanted one is chosen. */
    public static final int CANDIDATES_PER_HIT = 5;

    public static final int CANDIDATES_MIN = 50;
    public static final int CANDIDATES_MAX = 500;

    public Diversity {
        if (!(lambda >= 0 && lambda <= 1)) {
            throw RefusedException.invalid("/lambda", "Lambda lies in 0 to 1.");
        }
    }

    /**
     * A hit that was picked.
     *
     * @param rankBefore its place by score, from 1
     * @param relevance 0..1
     * @param similarity to the nearest hit before it; 0 for the first
     * @param marginalRelevance what it was picked for
     */
    public record Pick(RankedHit hit, int rankBefore, double relevance, double similarity, double marginalRelevance) {}

    /** How many of the best hits the wanted ones are picked from. */
    public static int candidates(int limit) {
        return Math.min(Math.max(CANDIDATES_PER_HIT * limit, CANDIDATES_MIN), CANDIDATES_MAX);
    }

    /** @param ranking best first, its scores not negative @param vectors those of its chunks that have one */
    public List<Pick> pick(List<RankedHit> ranking, Map<ChunkId, Embedding> vectors, int limit) {
        double greatest = ranking.stream().mapToDouble(RankedHit::score).max().orElse(0);
        List<RankedHit> left = new ArrayList<>(ranking);
        Map<ChunkId, Integer> ranks = new HashMap<>();
        Map<ChunkId, Double> nearest = new HashMap<>();
        ranking.forEach(hit -> ranks.put(hit.chunkId(), ranks.size() + 1));
        List<Pick> picks = new ArrayList<>();
        while (!left.isEmpty() && picks.size() < limit) {
            Pick best = null;
            for (RankedHit hit : left) {
                double relevance = greatest > 0 ? Math.max(0, hit.score()) / greatest : 0;
                double similarity = nearest.getOrDefault(hit.chunkId(), 0.0);
                double marginal = lambda * relevance - (1 - lambda) * similarity;
                if (best == null || marginal > best.marginalRelevance()) {
                    best = new Pick(hit, ranks.get(hit.chunkId()), relevance, similarity, marginal);
                }
            }
            picks.add(best);
            left.remove(best.hit());
            compare(best.hit(), left, vectors, nearest);
        }
        return picks;
    }

    private static void compare(
            RankedHit picked, List<RankedHit> left, Map<ChunkId, Embedding> vectors, Map<ChunkId, Double> nearest) {
        Embedding vector = vectors.get(picked.chunkId());
        for (RankedHit hit : left) {
            Embedding other = vectors.get(hit.chunkId());
            if (vector != null && other != null) {
                nearest.merge(hit.chunkId(), vector.cosine(other), Math::max);
            }
        }
    }
}
