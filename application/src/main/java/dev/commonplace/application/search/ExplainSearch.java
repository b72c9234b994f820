package dev.commonplace.application.search;

import dev.commonplace.domain.search.SearchMode;
import java.util.List;
import java.util.Optional;

/** Says in a formula how the parts of a hit make its score. */
final class ExplainSearch {
    private ExplainSearch() {}

    static ScoreExplanation explain(AskedQuestion asked, Optional<WordQuery> words) {
        boolean moved = asked.mode() == SearchMode.SEMANTIC && !asked.boosts().isNone();
        String base = moved ? "(1 + semantic.score) / 2, a cosine moved to 0..1" : base(asked.mode());
        String formula =
                asked.boosts().isNone() ? "score = " + base : "score = base * the boosts' factors; base = " + base;
        return new ScoreExplanation(formula, words.map(WordQuery::lexemes).orElse(List.of()), asked.space());
    }

    /** What a mode makes of the legs. */
    static String base(SearchMode mode) {
        return switch (mode) {
            case TEXT -> "text.score, the sum of the lexemes' contributions (BM25)";
            case SEMANTIC -> "semantic.score, a cosine";
            case HYBRID ->
                "text.weight * text.normalized + semantic.weight * semantic.normalized;"
                        + " normalized = (score - least) / (greatest - least) of the leg, 0 where the leg did not find it";
        };
    }
}
