package dev.commonplace.maintenance.backup;

import dev.commonplace.migrations.database.SchemaNames;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts the rows that are in a dump, by having pg_restore write it out as text. So a dump that is whole is told from one that
 * only looks so.
 */
final class DumpedRows {
    private static final int BUFFER_BYTES = 256 * 1024;
    private static final int COPY_LINE_BYTES_MAX = 16 * 1024;
    private static final Pattern COPY =
            Pattern.compile("COPY " + SchemaNames.SCHEMA + "\\.(\"(?:[^\"]|\"\")+\"|[^\" (]+) \\(.*\\) FROM stdin;");

    private final Map<String, Long> rows = new TreeMap<>();

    private DumpedRows() {}

    /** How many rows of each table are in this dump, which is read to its end. */
    static Map<String, Long> count(ClientTools tools, Map<String, String> environment, InputStream dump)
            throws IOException {
        DumpedRows counted = new DumpedRows();
        try (ToolProcess restore = tools.start(
                "pg_restore", environment, List.of("--data-only", "--schema=" + SchemaNames.SCHEMA, "--file=-"))) {
            Feed feed = Feed.start(dump, restore.input());
            try (InputStream text = new BufferedInputStream(restore.output(), BUFFER_BYTES)) {
                counted.read(text);
            }
            feed.await(restore);
            restore.requireSuccess();
        }
        return counted.rows;
    }

    private void read(InputStream text) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        byte[] lineStart = new byte[COPY_LINE_BYTES_MAX];
        int length = 0;
        String table = "";
        long count = 0;
        for (int read = text.read(buffer); read >= 0; read = text.read(buffer)) {
            for (int index = 0; index < read; index++) {
                if (buffer[index] != '\n') {
                    if (length < lineStart.length) {
                        lineStart[length] = buffer[index];
                    }
                    length++;
                    continue;
                }
                if (table.isEmpty()) {
                    table = tableOf(lineStart, length);
                } else if (length == 2 && lineStart[0] == '\\' && lineStart[1] == '.') {
                    rows.merge(table, count, Long::sum);
                    table = "";
                    count = 0;
                } else {
                    count++;
                }
                length = 0;
            }
        }
    }

    private static String tableOf(byte[] line, int length) {
        if (length > line.length) {
            return "";
        }
        Matcher copy = COPY.matcher(new String(line, 0, length, StandardCharsets.UTF_8));
        if (!copy.matches()) {
            return "";
        }
        String name = copy.group(1);
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replace("\"\"", "\"") : name;
    }
}
