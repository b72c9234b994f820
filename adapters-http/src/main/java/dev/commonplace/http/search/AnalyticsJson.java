package dev.commonplace.http.search;

import dev.commonplace.application.search.AnalyseSearches;
import dev.commonplace.domain.search.SearchReport;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Figures over the search log as they are shown. Shares and means are null where nothing was there to count. */
record AnalyticsJson(
        Instant from,
        Instant to,
        String timeZone,
        double lowScore,
        TotalsJson totals,
        List<QueryJson> topQueries,
        List<QueryJson> zeroResultQueries,
        List<QueryJson> lowScoreQueries,
        List<DayJson> days) {
    static final String TIME_ZONE = "UTC";

    record TotalsJson(
            long searches,
            long uniqueQueries,
            long uniqueActors,
            @Nullable Double averageResults,
            long withResults,
            long zeroResults,
            long clicked,
            @Nullable Double clickThrough,
            @Nullable Double meanReciprocalRank,
            long helpful,
            long unhelpful) {
        static TotalsJson of(SearchReport.Totals totals) {
            return new TotalsJson(
                    totals.searches(),
                    totals.uniqueQueries(),
                    totals.uniqueActors(),
                    boxed(totals.averageResults()),
                    totals.withResults(),
                    totals.zeroResults(),
                    totals.clicked(),
                    boxed(totals.clickThrough()),
                    boxed(totals.meanReciprocalRank()),
                    totals.helpful(),
                    totals.unhelpful());
        }
    }

    record QueryJson(
            String query,
            long searches,
            long zeroResults,
            long lowScores,
            double averageResults,
            @Nullable Double averageTopScore,
            long clicked,
            Instant lastAt) {
        static QueryJson of(SearchReport.QueryFigures figures) {
            return new QueryJson(
                    figures.query(),
                    figures.searches(),
                    figures.zeroResults(),
                    figures.lowScores(),
                    figures.averageResults(),
                    boxed(figures.averageTopScore()),
                    figures.clicked(),
                    figures.lastAt());
        }
    }

    record DayJson(String day, String mode, long searches, long zeroResults, int p50Millis, int p95Millis) {
        static DayJson of(SearchReport.DayFigures figures) {
            LocalDate day = figures.day();
            return new DayJson(
                    day.toString(),
                    figures.mode().word(),
                    figures.searches(),
                    figures.zeroResults(),
                    figures.p50Millis(),
                    figures.p95Millis());
        }
    }

    static AnalyticsJson of(AnalyseSearches.Outcome outcome) {
        SearchReport report = outcome.report();
        return new AnalyticsJson(
                outcome.scope().from(),
                outcome.scope().to(),
                TIME_ZONE,
                outcome.scope().lowScore(),
                TotalsJson.of(report.totals()),
                queries(report.topQueries()),
                queries(report.zeroResultQueries()),
                queries(report.lowScoreQueries()),
                report.days().stream().map(DayJson::of).toList());
    }

    private static List<QueryJson> queries(List<SearchReport.QueryFigures> queries) {
        return queries.stream().map(QueryJson::of).toList();
    }

    private static @Nullable Double boxed(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
