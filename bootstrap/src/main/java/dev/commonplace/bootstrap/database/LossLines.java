package dev.commonplace.bootstrap.database;

import dev.commonplace.migrations.SchemaStatus;
import dev.commonplace.migrations.preview.DownPreview;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says in lines for people what a run down takes away. */
final class LossLines {
    /** Of a kind; more are only counted. */
    private static final int NAMED_MAX = 5;

    private final DownPreview preview;

    LossLines(DownPreview preview) {
        this.preview = preview;
    }

    void print(PrintWriter out, String database) {
        if (preview.steps().isEmpty()) {
            return;
        }
        out.println("From " + database + " this takes back:");
        for (SchemaStatus.Step step : preview.steps()) {
            out.println("  " + step.version() + " " + step.description());
        }
        out.println("It drops:");
        for (DownPreview.Table table : preview.tables()) {
            out.println("  table " + table.name() + " with " + counted(table.rows(), "row") + ", "
                    + counted(table.indexes(), "index") + ", " + counted(table.policies(), "policy"));
        }
        for (DownPreview.Column column : preview.columns()) {
            out.println("  column " + column.name() + " of table " + column.table() + " with "
                    + counted(column.values(), "value"));
        }
        for (DownPreview.DeletedRows rows : preview.deletedRows()) {
            out.println("  " + counted(rows.rows(), "row") + " of table " + rows.table() + ", which stays");
        }
        Map<String, List<String>> byKind = preview.objects().stream()
                .collect(Collectors.groupingBy(
                        DownPreview.Thing::kind,
                        TreeMap::new,
                        Collectors.mapping(DownPreview.Thing::name, Collectors.toList())));
        byKind.forEach((kind, names) -> {
            names.stream().limit(NAMED_MAX).forEach(name -> out.println("  " + name));
            if (names.size() > NAMED_MAX) {
                out.println(
                        "  and " + (names.size() - NAMED_MAX) + " more of the kind " + kind + " (--json names all)");
            }
        });
        out.flush();
    }

    private static String counted(long number, String noun) {
        String plural = switch (noun) {
            case "index" -> "indexes";
            default -> noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
        };
        return String.format(java.util.Locale.ROOT, "%,d", number) + " " + (number == 1 ? noun : plural);
    }
}
