package dev.commonplace.http.training;

import java.util.List;
import java.util.stream.Collectors;

/** Rows for people to read. What others wrote stands in quotes, line by line, so that none of it is a heading of ours. */
final class TrainingMarkdown {
    private TrainingMarkdown() {}

    static String write(List<TrainingRowJson> rows) {
        StringBuilder out = new StringBuilder("# Training data\n");
        for (TrainingRowJson row : rows) {
            out.append("\n## ")
                    .append(row.kind())
                    .append(" of ")
                    .append(row.targetKind().replace('_', ' '));
            out.append(" (").append(row.field()).append(")\n\n");
            out.append("- edit `").append(row.editId()).append("` in conversation `");
            out.append(row.conversationId()).append("`\n");
            out.append("- by ").append(oneLine(row.editor())).append(", ").append(row.editedAt());
            out.append(", confidence ").append(row.confidence()).append('\n');
            part(out, "Before", row.beforeText());
            part(out, "After", row.afterText());
            part(out, "Comment", row.comment() == null ? "" : row.comment());
            said(out, row);
        }
        return out.toString();
    }

    private static void part(StringBuilder out, String heading, String text) {
        if (!text.isEmpty()) {
            out.append("\n**").append(heading).append("**\n\n").append(quoted(text));
        }
    }

    private static void said(StringBuilder out, TrainingRowJson row) {
        if (row.utterances().isEmpty()) {
            return;
        }
        out.append("\n**Said** (")
                .append(row.utterances().size())
                .append(" of ")
                .append(row.messages());
        out.append(")\n\n");
        for (TrainingRowJson.UtteranceJson one : row.utterances()) {
            out.append("> ")
                    .append(one.sequence())
                    .append(" · ")
                    .append(oneLine(one.speaker()))
                    .append(":\n");
            out.append(quoted(one.text())).append(">\n");
        }
    }

    private static String quoted(String text) {
        return text.lines().map(line -> "> " + line + "\n").collect(Collectors.joining());
    }

    private static String oneLine(String text) {
        return text.lines().collect(Collectors.joining(" "));
    }
}
