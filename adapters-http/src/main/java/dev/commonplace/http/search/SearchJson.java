package dev.commonplace.http.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.commonplace.application.search.SearchLibrary;
import dev.commonplace.application.search.WordQuery;
import dev.commonplace.http.embeddings.SpaceJson;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a search found, as it is shown.
 *
 * @param degraded why the mode is not the one asked for
 * @param explanation only where it was asked for
 */
record SearchJson(
        UUID searchId,
        String mode,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String degraded,
        int tookMillis,
        List<HitJson> hits,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ExplanationJson explanation) {

    record LexemeJson(String lexeme, long chunks, double inverseDocumentFrequency) {
        static LexemeJson of(WordQuery.QueryLexeme lexeme) {
            return new LexemeJson(lexeme.lexeme(), lexeme.chunks(), lexeme.inverseDocumentFrequency());
        }
    }

    record ExplanationJson(
            String formula,
            List<LexemeJson> lexemes,
            @Nullable SpaceJson space) {
        static ExplanationJson of(SearchLibrary.Explanation explanation) {
            return new ExplanationJson(
                    explanation.formula(),
                    explanation.lexemes().stream().map(LexemeJson::of).toList(),
                    explanation.space().map(SpaceJson::of).orElse(null));
        }
    }

    static SearchJson of(SearchLibrary.Outcome outcome) {
        return new SearchJson(
                outcome.logged().id(),
                outcome.mode().word(),
                outcome.degraded().orElse(null),
                outcome.logged().durationMillis(),
                outcome.hits().stream().map(HitJson::of).toList(),
                outcome.explanation().map(ExplanationJson::of).orElse(null));
    }
}
