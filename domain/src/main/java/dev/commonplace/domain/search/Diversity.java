package dev.commonplace.domain.search;

import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.shared.RefusedException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Maximal marginal relevance (Carbonell and Goldstein 1998): each next hit is the one with the greatest
 * {@code lambda * relevance - (1 - lambda) * similarity}, where relevance is the hit's score as a share of the best one's
 * and similarity its greatest cosine with a hit that was picked before. A chunk without a vector has the similarity 0.
 *
 * @param lambda 1 for relevance alone, 0 for difference alone
 */
public record Diversity(double lambda) {
    /** From so many of the best hits for each wanted one is chosen. */
    public static final int CANDIDATES_PER_HIT = 5;

    public static final int CANDIDATES_MIN = 50;
    public static final int CANDIDATES_MAX = 500;

    /** Of two equally fit the one that stands before. */
    private static final Comparator<Pick> FITTEST = Comparator.comparingDouble(Pick::marginalRelevance)
            .thenComparing(Comparator.comparingInt(Pick::rankBefore).reversed());

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

    /**
     * @param ranking best first, its scores not negative
     * @param vectors those of its chunks that have one
     * @param limit the most wanted
     */
    public List<Pick> pick(List<RankedHit> ranking, Map<ChunkId, Embedding> vectors, int limit) {
        double greatest = ranking.stream().mapToDouble(RankedHit::score).max().orElse(0);
        List<Pick> left = new ArrayList<>();
        for (RankedHit hit : ranking) {
            double relevance = greatest > 0 ? Math.max(0, hit.score()) / greatest : 0;
            left.add(new Pick(hit, left.size() + 1, relevance, 0, lambda * relevance));
        }
        List<Pick> picks = new ArrayList<>();
        while (!left.isEmpty() && picks.size() < limit) {
            Pick best = Collections.max(left, FITTEST);
            left.remove(best);
            boolean first = picks.isEmpty();
            left.replaceAll(other -> beside(other, best, vectors, first));
            picks.add(best);
        }
        return List.copyOf(picks);
    }

    private Pick beside(Pick waiting, Pick picked, Map<ChunkId, Embedding> vectors, boolean first) {
        Embedding one = vectors.get(waiting.hit().chunkId());
        Embedding other = vectors.get(picked.hit().chunkId());
        double cosine = one == null || other == null ? 0 : one.cosine(other);
        double similarity = first ? cosine : Math.max(waiting.similarity(), cosine);
        return new Pick(
                waiting.hit(),
                waiting.rankBefore(),
                waiting.relevance(),
                similarity,
                lambda * waiting.relevance() - (1 - lambda) * similarity);
    }
}
