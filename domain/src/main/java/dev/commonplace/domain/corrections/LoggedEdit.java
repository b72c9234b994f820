package dev.commonplace.domain.corrections;

import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.shared.JsonObject;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * An edit as the log keeps it. Edits are never changed or taken out; that one was undone or exported is noted beside.
 *
 * @param field what of the target, such as {@code title}
 * @param before how it was, with all that undoing needs; empty of what was added
 * @param after how it is since; empty of what was deleted
 */
public record LoggedEdit(
        EditId id,
        ConversationId conversationId,
        EditKind kind,
        EditTarget target,
        String field,
        JsonObject before,
        JsonObject after,
        EditReason reason,
        String editedBy,
        Instant editedAt,
        Optional<Undone> undone,
        Optional<Exported> exported) {
    public LoggedEdit {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(field, "field");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(editedBy, "editedBy");
        Objects.requireNonNull(editedAt, "editedAt");
        Objects.requireNonNull(undone, "undone");
        Objects.requireNonNull(exported, "exported");
    }

    /** Who took it back, and when. */
    public record Undone(String by, Instant at) {}

    /** In which set of training data it was last handed out, and when. */
    public record Exported(String dataset, Instant at) {}

    public LoggedEdit undone(String by, Instant at) {
        return new LoggedEdit(
                id,
                conversationId,
                kind,
                target,
                field,
                before,
                after,
                reason,
                editedBy,
                editedAt,
                Optional.of(new Undone(by, at)),
                exported);
    }

    public LoggedEdit exported(String dataset, Instant at) {
        return new LoggedEdit(
                id,
                conversationId,
                kind,
                target,
                field,
                before,
                after,
                reason,
                editedBy,
                editedAt,
                undone,
                Optional.of(new Exported(dataset, at)));
    }
}
