package dev.commonplace.migrations;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the scripts that cannot run in a transaction. By convention they hold nothing but statements that build or drop an index
 * concurrently and can be repeated, so that a run that was killed is mended by running them again.
 */
final class ConcurrentIndexes {
    private static final Pattern CONCURRENTLY = Pattern.compile("(?i)\\bindex\\s+concurrently\\b");
    private static final Pattern BUILD = Pattern.compile(
            "(?is)create\\s+(?:unique\\s+)?index\\s+concurrently\\s+if\\s+not\\s+exists\\s+(\\w+)\\s+on\\s+(\\w+)\\b.*");
    private static final Pattern DROP =
            Pattern.compile("(?is)drop\\s+index\\s+concurrently\\s+if\\s+exists\\s+(\\w+)\\s*");

    private ConcurrentIndexes() {}

    /**
     * One statement of such a script.
     *
     * @param index the name of the index it builds or drops
     * @param table of the index; empty where the statement drops
     * @param sql without a semicolon
     */
    record Statement(String index, String table, String sql) {
        /** The same inside of a transaction, for trying it. */
        String insideTransaction() {
            return sql.replaceFirst("(?i)\\s+concurrently\\b", "");
        }
    }

    static boolean areIn(String script) {
        return CONCURRENTLY.matcher(withoutComments(script)).find();
    }

    /**
     * The statements of a script in their order.
     *
     * @throws IllegalStateException where the script has others
     */
    static List<Statement> statements(String name, String script) {
        List<Statement> statements = new ArrayList<>();
        for (String part : withoutComments(script).split(";", -1)) {
            String sql = part.strip();
            if (!sql.isEmpty()) {
                Matcher build = BUILD.matcher(sql);
                Matcher drop = DROP.matcher(sql);
                if (build.matches()) {
                    statements.add(new Statement(build.group(1), build.group(2), sql));
                } else if (drop.matches()) {
                    statements.add(new Statement(drop.group(1), "", sql));
                } else {
                    throw new IllegalStateException(
                            name + " works outside of a transaction, so it may only hold CREATE INDEX"
                                    + " CONCURRENTLY IF NOT EXISTS and DROP INDEX CONCURRENTLY IF EXISTS: " + sql);
                }
            }
        }
        return statements;
    }

    /** Whether a script drops an index, in whatever way. */
    static boolean drops(String script, String index) {
        return Pattern.compile("(?is)\\bdrop\\s+index\\b[^;]*\\b" + Pattern.quote(index) + "\\b")
                .matcher(withoutComments(script))
                .find();
    }

    private static String withoutComments(String script) {
        return script.replaceAll("--[^\\n]*", "");
    }
}
