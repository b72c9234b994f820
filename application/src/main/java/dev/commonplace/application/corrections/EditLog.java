package dev.commonplace.application.corrections;

import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.corrections.EditId;
import dev.commonplace.domain.corrections.LoggedEdit;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people have edited in the graphs of one tenant. Edits are only added. */
public interface EditLog {
    void add(List<LoggedEdit> edits);

    /** Like a lookup, and nobody else takes it back until the transaction ends. */
    Optional<LoggedEdit> findForChange(ConversationId conversationId, EditId id);

    /** Newest first. */
    Page<LoggedEdit> list(EditFilter filter, PageRequest page);

    /**
     * Oldest first.
     *
     * @param after only those made after this one
     * @param limit the most wanted
     */
    List<LoggedEdit> oldest(EditFilter filter, Optional<EditId> after, int limit);

    /** All of them that exist. */
    Map<EditId, LoggedEdit> findAll(Collection<EditId> ids);

    EditStatistics statistics(Optional<ConversationId> conversationId);

    /** Notes that an edit was taken back. */
    void markUndone(EditId id, String by, Instant at);

    /** Notes that edits were handed out as training data. */
    void markExported(Collection<EditId> ids, String dataset, Instant at);
}
