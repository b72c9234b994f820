package dev.commonplace.application.conversations;

import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationFilter;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.ConversationViewer;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The conversations of one tenant. To find one by its id asks nobody for permission and finds deleted ones too: use cases of
 * callers go through {@link ConversationAccess}.
 */
public interface Conversations {
    Optional<Conversation> find(ConversationId id);

    /** All of them that exist. */
    Map<ConversationId, Conversation> findAll(Collection<ConversationId> ids);

    /** Like {@link #find}, and nobody else changes the conversation, or appends to it, until the transaction ends. */
    Optional<Conversation> findForChange(ConversationId id);

    /** The one that is not deleted and that its owner calls so. */
    Optional<Conversation> findByExternalId(String ownerId, String externalId);

    /** Those that the viewer sees, newest first; of deleted ones those that the viewer owns. */
    Page<Conversation> list(ConversationFilter filter, ConversationViewer viewer, PageRequest page);

    /**
     * Keeps a new conversation.
     *
     * @param words by which it is listed, see {@link dev.commonplace.domain.conversations.SearchWords}
     * @throws dev.commonplace.domain.shared.RefusedException {@code ALREADY_EXISTS} where another of the owner's has its
     *     external id
     */
    void add(Conversation conversation, Set<String> words);

    /**
     * Keeps a changed conversation in place of the one of the same id.
     *
     * @throws dev.commonplace.domain.shared.RefusedException {@code ALREADY_EXISTS} as {@link #add}
     */
    void change(Conversation conversation);

    /**
     * Notes what was appended: counters, next sequence and time of change.
     *
     * @param moreWords added to those by which it is listed
     */
    void grow(Conversation conversation, Set<String> moreWords);

    /** Puts words in the place of all those by which it is listed. */
    void setWords(ConversationId id, Set<String> words);

    /** Removes a conversation with all that hangs on it. @return whether there was one */
    boolean remove(ConversationId id);
}
