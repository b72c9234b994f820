package dev.commonplace.http.search;

import dev.commonplace.application.search.LexemeScore;
import dev.commonplace.domain.search.RankedStretch;
import dev.commonplace.http.search.HitExplanationJson.Leg;
import dev.commonplace.http.search.HitExplanationJson.Lexeme;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a node or a conversation came by its score: the lexemes add up to the leg by words, the legs to the score. */
record StretchExplanationJson(
        double score, @Nullable Leg text, @Nullable Leg semantic, List<Lexeme> lexemes) {
    static StretchExplanationJson of(RankedStretch<?> ranked, List<LexemeScore> lexemes) {
        return new StretchExplanationJson(
                ranked.score(),
                Leg.of(ranked.words()),
                Leg.of(ranked.meaning()),
                lexemes.stream().map(Lexeme::of).toList());
    }
}
