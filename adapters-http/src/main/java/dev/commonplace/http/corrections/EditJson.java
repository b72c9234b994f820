package dev.commonplace.http.corrections;

import dev.commonplace.domain.corrections.LoggedEdit;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An edit as the log has it. */
public record EditJson(
        String id,
        String kind,
        String targetKind,
        String targetId,
        String field,
        Map<String, @Nullable Object> before,
        Map<String, @Nullable Object> after,
        @Nullable String comment,
        double confidence,
        String cameBy,
        String editedBy,
        Instant editedAt,
        @Nullable String undoneBy,
        @Nullable Instant undoneAt,
        @Nullable String dataset,
        @Nullable Instant exportedAt) {
    public static EditJson of(LoggedEdit edit) {
        return new EditJson(
                edit.id().toString(),
                edit.kind().word(),
                edit.target().kind().word(),
                edit.target().id(),
                edit.field(),
                edit.before().values(),
                edit.after().values(),
                edit.reason().comment().orElse(null),
                edit.reason().confidence(),
                edit.reason().by(),
                edit.editedBy(),
                edit.editedAt(),
                edit.undone().map(LoggedEdit.Undone::by).orElse(null),
                edit.undone().map(LoggedEdit.Undone::at).orElse(null),
                edit.exported().map(LoggedEdit.Exported::dataset).orElse(null),
                edit.exported().map(LoggedEdit.Exported::at).orElse(null));
    }
}
