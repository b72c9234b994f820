package dev.commonplace.application.search;

import dev.commonplace.domain.search.SearchMode;
import dev.commonplace.domain.search.SearchReport;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Figures over one tenant's search log and the feedback on it. */
public interface SearchAnalytics {
    SearchReport report(Scope scope);

    /**
     * What the figures are about.
     *
     * @param from the earliest time of a search, inclusive
     * @param to the first time that is too late
     * @param mode only searches that were made in it
     * @param queriesMax the most queries in each list
     * @param lowScore the best hit of a poor search has a score below this, in the mode's own scores
     */
    record Scope(Instant from, Instant to, Optional<SearchMode> mode, int queriesMax, double lowScore) {
        public Scope {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(mode, "mode");
        }
    }
}
