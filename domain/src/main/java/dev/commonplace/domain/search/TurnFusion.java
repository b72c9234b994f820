package dev.commonplace.domain.search;

import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.search.RankedTurn.Lent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Ranks messages by words, by meaning, or by both as {@link ConvexFusion} does, and lets neighbours lend their score:
 *
 * <pre>score = (base + share * (base before + base after)) / (1 + 2 * share)</pre>
 *
 * <p>A base is that of the leg, or {@code w * meaning + (1 - w) * words} of both, each moved to 0..1 over its ranking. The
 * neighbours are the messages just before and after it in its conversation; one that no leg has found lends nothing. The
 * divisor keeps the range of the base. What is talked about is seldom said in one turn: on LoCoMo a share of 0.2 to 0.3 finds
 * 3 to 4 of a hundred more among the best ten (make bench-messages).
 *
 * @param meaningWeight w, 0..1
 * @param neighbourShare 0..1; 0 leaves every message to itself
 */
public record TurnFusion(double meaningWeight, double neighbourShare) {
    public TurnFusion {
        if (!(meaningWeight >= 0 && meaningWeight <= 1) || !(neighbourShare >= 0 && neighbourShare <= 1)) {
            throw new IllegalArgumentException("A weight and a share lie in 0..1.");
        }
    }

    /** The union of both rankings, best first. */
    public List<RankedTurn> fuse(List<ScoredTurn> byWords, List<ScoredTurn> byMeaning) {
        return rank(byWords, parts(byWords, 1 - meaningWeight), byMeaning, parts(byMeaning, meaningWeight), true);
    }

    /** A ranking by words alone, in BM25 sums. */
    public List<RankedTurn> wordsOnly(List<ScoredTurn> byWords) {
        return rank(byWords, parts(byWords, 1), List.of(), Map.of(), false);
    }

    /** A ranking by meaning alone, in cosines. */
    public List<RankedTurn> meaningOnly(List<ScoredTurn> byMeaning) {
        return rank(List.of(), Map.of(), byMeaning, parts(byMeaning, 1), false);
    }

    private record Place(ConversationId conversationId, int sequence) {}

    private record Based(MessageId id, double base) {}

    private List<RankedTurn> rank(
            List<ScoredTurn> byWords,
            Map<MessageId, ScorePart> words,
            List<ScoredTurn> byMeaning,
            Map<MessageId, ScorePart> meaning,
            boolean fused) {
        Map<Place, Based> bases = new LinkedHashMap<>();
        Stream.concat(byWords.stream(), byMeaning.stream())
                .forEach(turn -> bases.computeIfAbsent(
                        new Place(turn.conversationId(), turn.sequence()),
                        place -> new Based(
                                turn.messageId(),
                                given(words.get(turn.messageId()), fused)
                                        + given(meaning.get(turn.messageId()), fused))));
        double whole = 1 + 2 * neighbourShare;
        List<RankedTurn> ranking = new ArrayList<>(bases.size());
        bases.forEach((place, turn) -> {
            List<Lent> lent = lent(bases, place, whole);
            double own = turn.base() / whole;
            ranking.add(new RankedTurn(
                    turn.id(),
                    place.conversationId(),
                    place.sequence(),
                    own + lent.stream().mapToDouble(Lent::contribution).sum(),
                    turn.base(),
                    Optional.ofNullable(words.get(turn.id())),
                    Optional.ofNullable(meaning.get(turn.id())),
                    own,
                    lent));
        });
        ranking.sort(RankedTurn.BEST_FIRST);
        return ranking;
    }

    private List<Lent> lent(Map<Place, Based> bases, Place place, double whole) {
        if (neighbourShare == 0) {
            return List.of();
        }
        return Stream.of(place.sequence() - 1, place.sequence() + 1)
                .map(sequence -> Optional.ofNullable(bases.get(new Place(place.conversationId(), sequence))))
                .flatMap(Optional::stream)
                .map(neighbour -> new Lent(neighbour.id(), neighbour.base(), neighbourShare * neighbour.base() / whole))
                .toList();
    }

    private static double given(@Nullable ScorePart part, boolean fused) {
        if (part == null) {
            return 0;
        }
        return fused ? part.contribution() : part.score();
    }

    private static Map<MessageId, ScorePart> parts(List<ScoredTurn> ranking, double weight) {
        return ScoreParts.of(ranking, ScoredTurn::messageId, ScoredTurn::score, weight);
    }
}
