package dev.commonplace.http.training;

import dev.commonplace.http.csv.Csv;
import java.util.List;
import java.util.stream.Collectors;

/** Rows as CSV, with what was said in one cell. */
final class TrainingCsv {
    private TrainingCsv() {}

    static String write(List<TrainingRowJson> rows) {
        StringBuilder out = new StringBuilder();
        Csv.line(
                out,
                "dataset",
                "edit_id",
                "conversation_id",
                "kind",
                "target_kind",
                "target_id",
                "field",
                "before",
                "after",
                "utterances",
                "messages",
                "comment",
                "confidence",
                "editor",
                "edited_at");
        for (TrainingRowJson row : rows) {
            Csv.line(
                    out,
                    row.dataset(),
                    row.editId(),
                    row.conversationId(),
                    row.kind(),
                    row.targetKind(),
                    Csv.harmless(row.targetId()),
                    row.field(),
                    Csv.harmless(row.beforeText()),
                    Csv.harmless(row.afterText()),
                    Csv.harmless(said(row)),
                    row.messages(),
                    row.comment() == null ? null : Csv.harmless(row.comment()),
                    row.confidence(),
                    Csv.harmless(row.editor()),
                    row.editedAt());
        }
        return out.toString();
    }

    private static String said(TrainingRowJson row) {
        return row.utterances().stream()
                .map(one -> one.speaker() + ": " + one.text())
                .collect(Collectors.joining("\n"));
    }
}
