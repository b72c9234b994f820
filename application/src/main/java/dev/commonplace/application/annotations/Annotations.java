package dev.commonplace.application.annotations;

import dev.commonplace.domain.annotations.Annotation;
import dev.commonplace.domain.annotations.AnnotationId;
import dev.commonplace.domain.annotations.AnnotationKind;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.ConversationViewer;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import java.util.Optional;

/** The bookmarks and notes of one tenant. To find one by its id asks nobody for permission; use cases of callers do. */
public interface Annotations {
    Optional<Annotation> find(AnnotationKind kind, ConversationId conversationId, AnnotationId id);

    /** Like {@link #find}, and nobody else changes it until the transaction ends. */
    Optional<Annotation> findForChange(AnnotationKind kind, ConversationId conversationId, AnnotationId id);

    /** Those that the viewer sees, in conversations that it sees and that are not deleted; newest first. */
    Page<Annotation> list(AnnotationFilter filter, ConversationViewer viewer, PageRequest page);

    /** How many of both kinds a conversation has. */
    int count(ConversationId conversationId);

    /**
     * Keeps a new one.
     *
     * @throws dev.commonplace.domain.shared.RefusedException {@code ALREADY_EXISTS} for a second bookmark of the same author
     *     on the same message or node
     */
    void add(Annotation annotation);

    /** Keeps a changed one in place of the one of the same id. */
    void change(Annotation annotation);

    void remove(AnnotationId id);
}
