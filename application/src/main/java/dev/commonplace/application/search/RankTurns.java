package dev.commonplace.application.search;

import dev.commonplace.domain.search.RankedTurn;
import dev.commonplace.domain.search.ScoredTurn;
import dev.commonplace.domain.search.TurnFusion;
import java.util.List;
import java.util.Optional;

/** Runs the legs of a search in messages and fuses what they found. */
final class RankTurns {
    private final MessageSearchWork work;
    private final AskTalk.Asked asked;
    private final TurnFusion fusion;
    private Optional<WordQuery> words;

    RankTurns(MessageSearchWork work, AskTalk.Asked asked, TurnFusion fusion) {
        this.work = work;
        this.asked = asked;
        this.fusion = fusion;
        this.words =
                asked.mode().usesWords() ? Optional.of(work.findMessages().understand(asked.text())) : Optional.empty();
    }

    /** The lexemes that the words leg looks for; empty where it does not run. */
    Optional<WordQuery> wordQuery() {
        return words;
    }

    /** @param depth how many messages are read of each leg */
    List<RankedTurn> rank(int depth) {
        List<ScoredTurn> byWords = words.isPresent() ? byWords(words.get(), depth) : List.of();
        List<ScoredTurn> byMeaning = asked.mode().usesMeaning()
                ? work.findMessages()
                        .byMeaning(asked.space().orElseThrow(), asked.vector().orElseThrow(), asked.scope(), depth)
                : List.of();
        return switch (asked.mode()) {
            case TEXT -> fusion.wordsOnly(byWords);
            case SEMANTIC -> fusion.meaningOnly(byMeaning);
            case HYBRID -> fusion.fuse(byWords, byMeaning);
        };
    }

    private List<ScoredTurn> byWords(WordQuery query, int depth) {
        List<ScoredTurn> found = work.findMessages().byWords(query, asked.scope(), depth);
        if (found.isEmpty() && !query.known().isEmpty()) {
            // The index may have been made anew, in another language, since the question was understood.
            WordQuery again = work.findMessages().understand(asked.text());
            if (again.revision() != query.revision()) {
                words = Optional.of(again);
                return work.findMessages().byWords(again, asked.scope(), depth);
            }
        }
        return found;
    }
}
