package dev.commonplace.application.search;

import dev.commonplace.domain.search.SearchLogEntry;
import dev.commonplace.domain.search.SearchMode;
import java.util.List;
import java.util.Optional;

/**
 * What was found of nodes or conversations.
 *
 * @param logged the search's entry in the search log
 * @param mode the mode that was used: text in place of hybrid where the embedding model did not answer
 * @param degraded why the mode is not the one asked for
 * @param explanation how the scores came about, where it was asked for
 */
public record StretchOutcome<H>(
        SearchLogEntry logged,
        SearchMode mode,
        Optional<String> degraded,
        List<H> hits,
        Optional<ScoreExplanation> explanation) {
    public StretchOutcome {
        hits = List.copyOf(hits);
    }
}
