package dev.commonplace.http.search;

import dev.commonplace.http.csv.Csv;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One table of the analytics as CSV. */
final class AnalyticsCsv {
    static final String MEDIA_TYPE = "text/csv; charset=utf-8";

    private AnalyticsCsv() {}

    static String write(AnalyticsJson report, AnalyticsSection section) {
        StringBuilder out = new StringBuilder();
        switch (section) {
            case DAYS -> days(out, report.days());
            case TOTALS -> totals(out, report.totals());
            case TOP_QUERIES -> queries(out, report.topQueries());
            case ZERO_RESULT_QUERIES -> queries(out, report.zeroResultQueries());
            case LOW_SCORE_QUERIES -> queries(out, report.lowScoreQueries());
        }
        return out.toString();
    }

    private static void days(StringBuilder out, List<AnalyticsJson.DayJson> days) {
        Csv.line(out, "day", "mode", "searches", "zero_results", "p50_millis", "p95_millis");
        for (AnalyticsJson.DayJson day : days) {
            Csv.line(out, day.day(), day.mode(), day.searches(), day.zeroResults(), day.p50Millis(), day.p95Millis());
        }
    }

    private static void totals(StringBuilder out, AnalyticsJson.TotalsJson totals) {
        Csv.line(out, "figure", "value");
        row(out, "searches", totals.searches());
        row(out, "unique_queries", totals.uniqueQueries());
        row(out, "unique_actors", totals.uniqueActors());
        row(out, "average_results", totals.averageResults());
        row(out, "with_results", totals.withResults());
        row(out, "zero_results", totals.zeroResults());
        row(out, "clicked", totals.clicked());
        row(out, "click_through", totals.clickThrough());
        row(out, "mean_reciprocal_rank", totals.meanReciprocalRank());
        row(out, "helpful", totals.helpful());
        row(out, "unhelpful", totals.unhelpful());
    }

    private static void row(StringBuilder out, String figure, @Nullable Object value) {
        Csv.line(out, figure, value);
    }

    private static void queries(StringBuilder out, List<AnalyticsJson.QueryJson> queries) {
        Csv.line(
                out,
                "query",
                "searches",
                "zero_results",
                "low_scores",
                "average_results",
                "average_top_score",
                "clicked",
                "last_at");
        for (AnalyticsJson.QueryJson query : queries) {
            Csv.line(
                    out,
                    Csv.harmless(query.query()),
                    query.searches(),
                    query.zeroResults(),
                    query.lowScores(),
                    query.averageResults(),
                    query.averageTopScore(),
                    query.clicked(),
                    query.lastAt());
        }
    }
}
