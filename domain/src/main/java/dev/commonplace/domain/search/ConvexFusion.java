package dev.commonplace.domain.search;

import dev.commonplace.domain.documents.ChunkId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Fuses a ranking by words and one by meaning: {@code score = w * meaning + (1 - w) * words}, each score first moved to
 * 0..1 between the least and the greatest of its ranking, and 0 for a chunk that a ranking lacks (Bruch, Gai and Ingber
 * 2023, "An Analysis of Fusion Functions for Hybrid Retrieval").
 *
 * @param meaningWeight w, 0..1
 */
public record ConvexFusion(double meaningWeight) {
    /** In the middle of what does well on two very different collections (make tune-retrieval). */
    public static final ConvexFusion DEFAULT = new ConvexFusion(0.6);

    public ConvexFusion {
        if (!(meaningWeight >= 0 && meaningWeight <= 1)) {
            throw new IllegalArgumentException("A weight lies in 0..1.");
        }
    }

    /** The union of both rankings, best first. */
    public List<RankedHit> fuse(List<ScoredChunk> byWords, List<ScoredChunk> byMeaning) {
        Map<ChunkId, ScorePart> words = parts(byWords, 1 - meaningWeight);
        Map<ChunkId, ScorePart> meaning = parts(byMeaning, meaningWeight);
        Map<ChunkId, RankedHit> hits = new LinkedHashMap<>();
        words.forEach((id, part) -> hits.put(id, hit(id, Optional.of(part), Optional.ofNullable(meaning.get(id)))));
        meaning.forEach((id, part) -> hits.computeIfAbsent(id, only -> hit(only, Optional.empty(), Optional.of(part))));
        List<RankedHit> ranking = new ArrayList<>(hits.values());
        ranking.sort(RankedHit.BEST_FIRST);
        return ranking;
    }

    /** A ranking by words alone; the score stays the BM25 sum. */
    public static List<RankedHit> wordsOnly(List<ScoredChunk> byWords) {
        List<RankedHit> ranking = new ArrayList<>();
        parts(byWords, 1)
                .forEach((id, part) ->
                        ranking.add(new RankedHit(id, part.score(), Optional.of(part), Optional.empty())));
        ranking.sort(RankedHit.BEST_FIRST);
        return ranking;
    }

    /** A ranking by meaning alone; the score stays the cosine. */
    public static List<RankedHit> meaningOnly(List<ScoredChunk> byMeaning) {
        List<RankedHit> ranking = new ArrayList<>();
        parts(byMeaning, 1)
                .forEach((id, part) ->
                        ranking.add(new RankedHit(id, part.score(), Optional.empty(), Optional.of(part))));
        ranking.sort(RankedHit.BEST_FIRST);
        return ranking;
    }

    private static RankedHit hit(ChunkId id, Optional<ScorePart> words, Optional<ScorePart> meaning) {
        double score = words.map(ScorePart::contribution).orElse(0.0)
                + meaning.map(ScorePart::contribution).orElse(0.0);
        return new RankedHit(id, score, words, meaning);
    }

    private static Map<ChunkId, ScorePart> parts(List<ScoredChunk> ranking, double weight) {
        return ScoreParts.of(ranking, ScoredChunk::chunkId, ScoredChunk::score, weight);
    }
}
