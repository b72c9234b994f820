package dev.commonplace.migrations.database;

import java.util.regex.Pattern;

/** Names of roles and databases as they are written in a statement. */
public final class SqlNames {
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    private SqlNames() {}

    public static String quoted(String name) {
        return PLAIN.matcher(name).matches() ? name : "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
