package dev.commonplace.domain.search;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What was looked for in some time, and what came of it.
 *
 * @param topQueries asked most often
 * @param zeroResultQueries that found nothing, by how often
 * @param lowScoreQueries whose best hit was poor, by how often
 * @param days by day and mode; only those with searches
 */
public record SearchReport(
        Totals totals,
        List<QueryFigures> topQueries,
        List<QueryFigures> zeroResultQueries,
        List<QueryFigures> lowScoreQueries,
        List<DayFigures> days) {
    public SearchReport {
        Objects.requireNonNull(totals, "totals");
        topQueries = List.copyOf(topQueries);
        zeroResultQueries = List.copyOf(zeroResultQueries);
        lowScoreQueries = List.copyOf(lowScoreQueries);
        days = List.copyOf(days);
    }

    /**
     * All searches together.
     *
     * @param uniqueQueries after normalisation; searches by vector alone have none
     * @param averageResults empty where there was no search
     * @param withResults searches that found something
     * @param clicked searches of which a hit was clicked or used
     * @param meanReciprocalRank the mean of 1 / rank of the hit that was clicked or used first, over the clicked searches
     * @param helpful hits that were called so
     */
    public record Totals(
            long searches,
            long uniqueQueries,
            long uniqueActors,
            OptionalDouble averageResults,
            long withResults,
            long zeroResults,
            long clicked,
            OptionalDouble meanReciprocalRank,
            long helpful,
            long unhelpful) {
        /** The share of the searches with results of which a hit was clicked or used. */
        public OptionalDouble clickThrough() {
            return withResults == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) clicked / withResults);
        }
    }

    /**
     * All searches with one query.
     *
     * @param query normalised: lower case, single blanks, its first {@link QueryKey#CHARACTERS_MAX} characters
     * @param lowScores how often the best hit's score was below the threshold
     * @param averageTopScore over the searches that found something
     * @param clicked searches of which a hit was clicked or used
     */
    public record QueryFigures(
            String query,
            long searches,
            long zeroResults,
            long lowScores,
            double averageResults,
            OptionalDouble averageTopScore,
            long clicked,
            Instant lastAt) {}

    /** The searches of a day (in UTC) in one mode, with percentiles of how long they took. */
    public record DayFigures(
            LocalDate day, SearchMode mode, long searches, long zeroResults, int p50Millis, int p95Millis) {}
}
