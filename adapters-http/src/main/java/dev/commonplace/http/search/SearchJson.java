package dev.commonplace.http.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.commonplace.application.search.ScoreExplanation;
import dev.commonplace.application.search.SearchLibrary;
import dev.commonplace.application.search.WordQuery;
import dev.commonplace.http.embeddings.SpaceJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a search found, as it is shown.
 *
 * @param degraded why the mode is not the one asked for
 * @param didYouMean only where a word of the query is unknown and a near one is not
 * @param facets only where they were asked for
 * @param explanation only where it was asked for
 */
record SearchJson(
        UUID searchId,
        String mode,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String degraded,
        int tookMillis,
        List<HitJson> hits,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String didYouMean,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Map<String, List<FacetValueJson>> facets,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ExplanationJson explanation) {

    record FacetValueJson(String value, long documents) {}

    record LexemeJson(String lexeme, long chunks, double inverseDocumentFrequency) {
        static LexemeJson of(WordQuery.QueryLexeme lexeme) {
            return new LexemeJson(lexeme.lexeme(), lexeme.chunks(), lexeme.inverseDocumentFrequency());
        }
    }

    record ExplanationJson(
            String formula,
            List<LexemeJson> lexemes,
            @Nullable SpaceJson space) {
        static ExplanationJson of(ScoreExplanation explanation) {
            return new ExplanationJson(
                    explanation.formula(),
                    explanation.lexemes().stream().map(LexemeJson::of).toList(),
                    explanation.space().map(SpaceJson::of).orElse(null));
        }
    }

    static SearchJson of(SearchLibrary.Command command, SearchLibrary.Outcome outcome) {
        boolean grouped = command.shape().grouping().isPresent();
        return new SearchJson(
                outcome.logged().id(),
                outcome.mode().word(),
                outcome.degraded().orElse(null),
                outcome.logged().durationMillis(),
                outcome.hits().stream().map(hit -> HitJson.of(hit, grouped)).toList(),
                outcome.didYouMean().orElse(null),
                outcome.facets().isEmpty() ? null : facets(outcome),
                outcome.explanation().map(ExplanationJson::of).orElse(null));
    }

    private static Map<String, List<FacetValueJson>> facets(SearchLibrary.Outcome outcome) {
        Map<String, List<FacetValueJson>> facets = new LinkedHashMap<>();
        outcome.facets()
                .forEach((facet, values) -> facets.put(
                        facet.word(),
                        values.stream()
                                .map(value -> new FacetValueJson(value.value(), value.documents()))
                                .toList()));
        return facets;
    }
}
