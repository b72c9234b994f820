package dev.commonplace.domain.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Ranks nodes or conversations by words, by meaning, or by both as {@link ConvexFusion} does.
 *
 * @param meaningWeight w, 0..1
 */
public record StretchFusion(double meaningWeight) {
    public StretchFusion {
        if (!(meaningWeight >= 0 && meaningWeight <= 1)) {
            throw new IllegalArgumentException("A weight lies in 0..1.");
        }
    }

    /**
     * The union of the rankings that the mode uses, best first; equal scores by id, so that the same question has the same
     * answer.
     */
    public <I> List<RankedStretch<I>> rank(
            SearchMode mode, List<ScoredStretch<I>> byWords, List<ScoredStretch<I>> byMeaning) {
        boolean fused = mode == SearchMode.HYBRID;
        Map<I, ScorePart> words = parts(byWords, fused ? 1 - meaningWeight : 1);
        Map<I, ScorePart> meaning = parts(byMeaning, fused ? meaningWeight : 1);
        Map<I, RankedStretch<I>> ranking = new LinkedHashMap<>();
        Stream.concat(byWords.stream(), byMeaning.stream())
                .forEach(stretch -> ranking.computeIfAbsent(
                        stretch.id(),
                        id -> new RankedStretch<>(
                                id,
                                stretch.conversationId(),
                                given(words.get(id), fused) + given(meaning.get(id), fused),
                                Optional.ofNullable(words.get(id)),
                                Optional.ofNullable(meaning.get(id)))));
        List<RankedStretch<I>> best = new ArrayList<>(ranking.values());
        best.sort(Comparator.comparingDouble((RankedStretch<I> stretch) -> stretch.score())
                .reversed()
                .thenComparing(stretch -> stretch.id().toString()));
        return best;
    }

    private static double given(@Nullable ScorePart part, boolean fused) {
        if (part == null) {
            return 0;
        }
        return fused ? part.contribution() : part.score();
    }

    private static <I> Map<I, ScorePart> parts(List<ScoredStretch<I>> ranking, double weight) {
        return ScoreParts.of(ranking, ScoredStretch::id, ScoredStretch::score, weight);
    }
}
