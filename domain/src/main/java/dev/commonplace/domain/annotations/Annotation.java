package dev.commonplace.domain.annotations;

import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.ConversationViewer;
import java.time.Instant;
import java.util.Objects;

/**
 * A bookmark or a note. It belongs to its author, whoever owns the conversation.
 *
 * @param author the id of the actor who made it
 * @param version rises by one with each change
 */
public record Annotation(
        AnnotationId id,
        AnnotationKind kind,
        ConversationId conversationId,
        Anchor anchor,
        AnnotationDetails details,
        String author,
        int version,
        Instant createdAt,
        Instant updatedAt) {
    public Annotation {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(anchor, "anchor");
        details.requireFor(kind);
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(updatedAt, "updatedAt");
    }

    /** Whether somebody sees it who sees the conversation. */
    public boolean isFor(ConversationViewer viewer) {
        return !details.isPrivate() || isOf(viewer);
    }

    /** Whether somebody may change and delete it. */
    public boolean isOf(ConversationViewer viewer) {
        return viewer.seesAll() || viewer.actorId().equals(author);
    }

    /** The next version, with other details. */
    public Annotation changed(AnnotationDetails newDetails, Instant now) {
        return new Annotation(id, kind, conversationId, anchor, newDetails, author, version + 1, createdAt, now);
    }
}
