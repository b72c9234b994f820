package dev.commonplace.application.search;

import dev.commonplace.domain.search.SearchMode;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Which searches are meant; an empty part sets no condition.
 *
 * @param queryContains a part of the query, whatever its case
 * @param hitsMax the most hits a search may have had, for those that found little
 * @param from the earliest time, inclusive
 * @param to the first time that is too late
 */
public record SearchLogFilter(
        Optional<SearchMode> mode,
        Optional<String> queryContains,
        Optional<Integer> hitsMax,
        Optional<Instant> from,
        Optional<Instant> to) {
    public static final SearchLogFilter ALL = new SearchLogFilter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public SearchLogFilter {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(queryContains, "queryContains");
        Objects.requireNonNull(hitsMax, "hitsMax");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
    }
}
