package dev.commonplace.http.search;

import dev.commonplace.application.search.HitExplanation;
import dev.commonplace.application.search.LexemeScore;
import dev.commonplace.domain.search.BoostFactor;
import dev.commonplace.domain.search.Diversity;
import dev.commonplace.domain.search.RankedHit;
import dev.commonplace.domain.search.ScorePart;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a hit came by its score and place. Null where a leg did not run, or did not find the chunk. */
record HitExplanationJson(
        double score,
        double base,
        @Nullable Leg text,
        @Nullable Leg semantic,
        List<Lexeme> lexemes,
        List<Boost> boosts,
        @Nullable Spread diversity) {
    record Leg(double score, double least, double greatest, double normalized, double weight, double contribution) {
        static @Nullable Leg of(Optional<ScorePart> part) {
            return part.map(found -> new Leg(
                            found.score(),
                            found.least(),
                            found.greatest(),
                            found.normalized(),
                            found.weight(),
                            found.contribution()))
                    .orElse(null);
        }
    }

    record Lexeme(String lexeme, double termFrequencyPart, double inverseDocumentFrequency, double contribution) {
        static Lexeme of(LexemeScore score) {
            return new Lexeme(
                    score.lexeme(), score.termFrequencyPart(), score.inverseDocumentFrequency(), score.contribution());
        }
    }

    record Boost(String kind, double factor) {
        static Boost of(BoostFactor factor) {
            return new Boost(factor.kind(), factor.factor());
        }
    }

    record Spread(int rankBefore, double relevance, double similarity, double marginalRelevance) {
        static Spread of(Diversity.Pick pick) {
            return new Spread(pick.rankBefore(), pick.relevance(), pick.similarity(), pick.marginalRelevance());
        }
    }

    static HitExplanationJson of(RankedHit ranked, HitExplanation explanation) {
        return new HitExplanationJson(
                ranked.score(),
                ranked.base(),
                Leg.of(ranked.words()),
                Leg.of(ranked.meaning()),
                explanation.lexemes().stream().map(Lexeme::of).toList(),
                ranked.boosts().stream().map(Boost::of).toList(),
                explanation.pick().map(Spread::of).orElse(null));
    }
}
