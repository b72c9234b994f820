package dev.commonplace.http.search;

import java.io.IOException;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
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
        try (CSVPrinter printer = new CSVPrinter(out, CSVFormat.RFC4180)) {
            switch (section) {
                case DAYS -> days(printer, report.days());
                case TOTALS -> totals(printer, report.totals());
                case TOP_QUERIES -> queries(printer, report.topQueries());
                case ZERO_RESULT_QUERIES -> queries(printer, report.zeroResultQueries());
                case LOW_SCORE_QUERIES -> queries(printer, report.lowScoreQueries());
            }
        } catch (IOException impossible) {
            throw new IllegalStateException("A string in memory can be written.", impossible);
        }
        return out.toString();
    }

    private static void days(CSVPrinter printer, List<AnalyticsJson.DayJson> days) throws IOException {
        printer.printRecord("day", "mode", "searches", "zero_results", "p50_millis", "p95_millis");
        for (AnalyticsJson.DayJson day : days) {
            printer.printRecord(
                    day.day(), day.mode(), day.searches(), day.zeroResults(), day.p50Millis(), day.p95Millis());
        }
    }

    private static void totals(CSVPrinter printer, AnalyticsJson.TotalsJson totals) throws IOException {
        printer.printRecord("figure", "value");
        row(printer, "searches", totals.searches());
        row(printer, "unique_queries", totals.uniqueQueries());
        row(printer, "unique_actors", totals.uniqueActors());
        row(printer, "average_results", totals.averageResults());
        row(printer, "with_results", totals.withResults());
        row(printer, "zero_results", totals.zeroResults());
        row(printer, "clicked", totals.clicked());
        row(printer, "click_through", totals.clickThrough());
        row(printer, "mean_reciprocal_rank", totals.meanReciprocalRank());
        row(printer, "helpful", totals.helpful());
        row(printer, "unhelpful", totals.unhelpful());
    }

    private static void row(CSVPrinter printer, String figure, @Nullable Object value) throws IOException {
        printer.printRecord(figure, value);
    }

    private static void queries(CSVPrinter printer, List<AnalyticsJson.QueryJson> queries) throws IOException {
        printer.printRecord(
                "query",
                "searches",
                "zero_results",
                "low_scores",
                "average_results",
                "average_top_score",
                "clicked",
                "last_at");
        for (AnalyticsJson.QueryJson query : queries) {
            printer.printRecord(
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

    static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
