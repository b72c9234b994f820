package dev.commonplace.maintenance.vectorindex;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What an index is over and how, without its name and parameters: access method, expression, operator class and condition.
 *
 * @param text the same for definitions that differ only in how they are written
 */
record IndexShape(String text) {
    private static final Pattern BEFORE = Pattern.compile("^create (unique )?index .*? using ");
    private static final Pattern PARAMETERS = Pattern.compile(" with \\([^)]*\\)");

    /** The schema is named or not by the session's search_path; brackets and blanks are the server's taste. */
    private static final Pattern TASTE = Pattern.compile("\\b(public|commonplace)\\.|[\\s()\"]");

    /** @param sql a CREATE INDEX, as we write it or as {@code pg_get_indexdef} does */
    static IndexShape of(String sql) {
        String lower = sql.toLowerCase(Locale.ROOT);
        String afterName = BEFORE.matcher(lower).replaceFirst("$1");
        return new IndexShape(
                TASTE.matcher(PARAMETERS.matcher(afterName).replaceFirst("")).replaceAll(""));
    }
}
