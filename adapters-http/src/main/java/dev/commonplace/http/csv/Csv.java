package dev.commonplace.http.csv;

import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/**
 * Lines of CSV (RFC 4180). What people typed is no formula: a text that a spreadsheet would reckon with gets an apostrophe in
 * front.
 */
public final class Csv {
    private static final String FORMULA_STARTS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private Csv() {}

    public static void line(StringBuilder out, @Nullable Object... values) {
        out.append(CSVFormat.RFC4180.format(values)).append(CSVFormat.RFC4180.getRecordSeparator());
    }

    public static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
