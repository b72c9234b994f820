package dev.commonplace.http.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.commonplace.application.search.StretchOutcome;
import dev.commonplace.http.search.SearchJson.ExplanationJson;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a search found of nodes or conversations, as it is shown.
 *
 * @param degraded why the mode is not the one asked for
 * @param explanation only where it was asked for
 */
record StretchSearchJson<J>(
        UUID searchId,
        String scope,
        String mode,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String degraded,
        int tookMillis,
        List<J> hits,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ExplanationJson explanation) {
    /** @param hit shows one, with or without how it came by its score */
    static <H, J> StretchSearchJson<J> of(
            SearchRequest.Scope scope, StretchOutcome<H> outcome, BiFunction<H, Boolean, J> hit) {
        boolean explained = outcome.explanation().isPresent();
        return new StretchSearchJson<>(
                outcome.logged().id(),
                scope.word(),
                outcome.mode().word(),
                outcome.degraded().orElse(null),
                outcome.logged().durationMillis(),
                outcome.hits().stream().map(one -> hit.apply(one, explained)).toList(),
                outcome.explanation().map(ExplanationJson::of).orElse(null));
    }
}
