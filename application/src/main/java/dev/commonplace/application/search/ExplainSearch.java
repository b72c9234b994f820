package dev.commonplace.application.search;

import dev.commonplace.application.search.SearchLibrary.Explanation;
import java.util.List;
import java.util.Optional;

/** Says in a formula how the parts of a hit make its score. */
final class ExplainSearch {
    private ExplainSearch() {}

    static Explanation explain(AskedQuestion asked, Optional<WordQuery> words) {
        String base = switch (asked.mode()) {
            case TEXT -> "text.score, the sum of the lexemes' contributions (BM25)";
            case SEMANTIC ->
                asked.boosts().isNone()
                        ? "semantic.score, a cosine"
                        : "(1 + semantic.score) / 2, a cosine moved to 0..1";
            case HYBRID ->
                "text.weight * text.normalized + semantic.weight * semantic.normalized;"
                        + " normalized = (score - least) / (greatest - least) of the leg, 0 where the leg did not find it";
        };
        String formula =
                asked.boosts().isNone() ? "score = " + base : "score = base * the boosts' factors; base = " + base;
        return new Explanation(formula, words.map(WordQuery::lexemes).orElse(List.of()), asked.space());
    }
}
