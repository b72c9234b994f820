package dev.commonplace.http.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.commonplace.application.search.SearchMessages.Outcome;
import dev.commonplace.http.search.SearchJson.ExplanationJson;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a search found in messages, as it is shown.
 *
 * @param degraded why the mode is not the one asked for
 * @param explanation only where it was asked for
 */
record MessageSearchJson(
        UUID searchId,
        String scope,
        String mode,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String degraded,
        int tookMillis,
        List<MessageHitJson> hits,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ExplanationJson explanation) {
    static MessageSearchJson of(Outcome outcome) {
        boolean explained = outcome.explanation().isPresent();
        return new MessageSearchJson(
                outcome.logged().id(),
                SearchRequest.Scope.MESSAGES.word(),
                outcome.mode().word(),
                outcome.degraded().orElse(null),
                outcome.logged().durationMillis(),
                outcome.hits().stream()
                        .map(hit -> MessageHitJson.of(hit, explained))
                        .toList(),
                outcome.explanation().map(ExplanationJson::of).orElse(null));
    }
}
