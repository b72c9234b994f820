package dev.commonplace.application.search;

import dev.commonplace.application.search.FindStretches.ByWords;
import dev.commonplace.domain.search.RankedStretch;
import dev.commonplace.domain.search.RankedTurn;
import dev.commonplace.domain.search.ScoredStretch;
import dev.commonplace.domain.search.ScoredTurn;
import dev.commonplace.domain.search.StretchFusion;
import dev.commonplace.domain.search.TurnFusion;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the legs of a search for nodes or conversations, fuses what they found, and picks the messages that speak for a hit. */
final class RankStretches<I, S> {
    /** So many messages of a hit are read of each leg: more than are shown, because the other leg can lift one. */
    private static final int PASSAGE_DEPTH = 50;

    private final MessageSearchWork work;
    private final AskTalk.Asked asked;
    private final FindStretches<I, S> find;
    private final S scope;
    private final double meaningWeight;
    private final Map<I, List<LexemeScore>> lexemes = new HashMap<>();
    private Optional<WordQuery> words;

    /** @param meaningWeight of both the stretches and their passages */
    RankStretches(
            MessageSearchWork work, AskTalk.Asked asked, FindStretches<I, S> find, S scope, double meaningWeight) {
        this.work = work;
        this.asked = asked;
        this.find = find;
        this.scope = scope;
        this.meaningWeight = meaningWeight;
        this.words =
                asked.mode().usesWords() ? Optional.of(work.findMessages().understand(asked.text())) : Optional.empty();
    }

    /** The lexemes that the words leg looks for; empty where it does not run. */
    Optional<WordQuery> wordQuery() {
        return words;
    }

    /** What each lexeme gave to the words leg's score of a stretch that was ranked. */
    List<LexemeScore> lexemes(I id) {
        return lexemes.getOrDefault(id, List.of());
    }

    /** @param depth how many stretches are read of each leg */
    List<RankedStretch<I>> rank(int depth) {
        List<ByWords<I>> byWords = words.isPresent() ? byWords(words.get(), depth) : List.of();
        byWords.forEach(found -> lexemes.put(found.id(), found.lexemes()));
        List<ScoredStretch<I>> byMeaning = asked.mode().usesMeaning()
                ? find.byMeaning(asked.space().orElseThrow(), asked.vector().orElseThrow(), scope, depth)
                : List.of();
        return new StretchFusion(meaningWeight)
                .rank(asked.mode(), byWords.stream().map(ByWords::scored).toList(), byMeaning);
    }

    private List<ByWords<I>> byWords(WordQuery query, int depth) {
        List<ByWords<I>> found = find.byWords(query, scope, depth);
        if (found.isEmpty() && !query.lexemes().isEmpty()) {
            // The index may have been made anew, in another language, since the question was understood.
            WordQuery again = work.findMessages().understand(asked.text());
            if (again.revision() != query.revision()) {
                words = Optional.of(again);
                return find.byWords(again, scope, depth);
            }
        }
        return found;
    }

    /** The messages that speak for each of these stretches, best first; neighbours lend nothing. */
    Map<I, List<RankedTurn>> passages(Collection<I> ids, int each) {
        if (each == 0 || ids.isEmpty()) {
            return Map.of();
        }
        Map<I, List<ScoredTurn>> byWords = words.map(query -> find.passagesByWords(query, scope, ids, PASSAGE_DEPTH))
                .orElse(Map.of());
        Map<I, List<ScoredTurn>> byMeaning = asked.mode().usesMeaning()
                ? find.passagesByMeaning(
                        asked.space().orElseThrow(), asked.vector().orElseThrow(), scope, ids, PASSAGE_DEPTH)
                : Map.of();
        TurnFusion fusion = new TurnFusion(meaningWeight, 0);
        Map<I, List<RankedTurn>> passages = new LinkedHashMap<>();
        for (I id : ids) {
            List<ScoredTurn> said = byWords.getOrDefault(id, List.of());
            List<ScoredTurn> meant = byMeaning.getOrDefault(id, List.of());
            List<RankedTurn> ranked = switch (asked.mode()) {
                case TEXT -> fusion.wordsOnly(said);
                case SEMANTIC -> fusion.meaningOnly(meant);
                case HYBRID -> fusion.fuse(said, meant);
            };
            passages.put(id, ranked.stream().limit(each).toList());
        }
        return passages;
    }
}
