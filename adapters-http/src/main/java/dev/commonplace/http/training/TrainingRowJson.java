package dev.commonplace.http.training;

import dev.commonplace.domain.corrections.EditTarget;
import dev.commonplace.domain.corrections.LoggedEdit;
import dev.commonplace.domain.training.TrainingRow;
import dev.commonplace.domain.training.TrainingSet;
import dev.commonplace.http.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of training data. */
record TrainingRowJson(
        @Nullable String dataset,
        String editId,
        String conversationId,
        String kind,
        String targetKind,
        String targetId,
        String field,
        Map<String, @Nullable Object> before,
        Map<String, @Nullable Object> after,
        String beforeText,
        String afterText,
        List<UtteranceJson> utterances,
        int messages,
        @Nullable String comment,
        double confidence,
        String editor,
        Instant editedAt) {
    /** What was said. */
    record UtteranceJson(int sequence, String speaker, String text) {}

    /** @param dataset the set that it is in, where it is in one */
    static TrainingRowJson of(TrainingRow row, Optional<TrainingSet> dataset, Json json) {
        LoggedEdit edit = row.edit();
        boolean speakers = edit.target().kind() == EditTarget.Kind.SPEAKER_ATTRIBUTION;
        return new TrainingRowJson(
                dataset.map(set -> set.id().toString()).orElse(null),
                edit.id().toString(),
                edit.conversationId().toString(),
                edit.kind().word(),
                edit.target().kind().word(),
                speakers ? "" : edit.target().id(),
                edit.field(),
                row.before().values(),
                row.after().values(),
                ValueText.of(edit.field(), row.before(), json),
                ValueText.of(edit.field(), row.after(), json),
                row.utterances().stream()
                        .map(one -> new UtteranceJson(one.sequence(), one.speaker(), one.text()))
                        .toList(),
                row.messages(),
                edit.reason().comment().orElse(null),
                edit.reason().confidence(),
                row.editor(),
                edit.editedAt());
    }
}
