package dev.commonplace.http.search;

import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/**
 * One table of the analytics as CSV (RFC 4180). What people typed is no formula: a text that a spreadsheet would reckon
 * with gets an apostrophe in front.
 */
final class AnalyticsCsv {
    static final String MEDIA_TYPE = "text/csv; charset=utf-8";

    private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

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
        line(out, "day", "mode", "searches", "zero_results", "p50_millis", "p95_millis");
        for (AnalyticsJson.DayJson day : days) {
            line(out, day.day(), day.mode(), day.searches(), day.zeroResults(), day.p50Millis(), day.p95Millis());
        }
    }

    private static void totals(StringBuilder out, AnalyticsJson.TotalsJson totals) {
        line(out, "figure", "value");
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
        line(out, figure, value);
    }

    private static void queries(StringBuilder out, List<AnalyticsJson.QueryJson> queries) {
        line(
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
            line(
                    out,
                    harmless(query.query()),
                    query.searches(),
                    query.zeroResults(),
                    query.lowScores(),
                    query.averageResults(),
                    query.averageTopScore(),
                    query.clicked(),
                    query.lastAt());
        }
    }

    private static void line(StringBuilder out, @Nullable Object... values) {
        out.append(CSVFormat.RFC4180.format(values)).append(CSVFormat.RFC4180.getRecordSeparator());
    }

    static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
