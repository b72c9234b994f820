package dev.commonplace.application.conversations;

import dev.commonplace.application.shared.Caller;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.ConversationViewer;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.util.Optional;

/**
 * Who may see and change what: every use case that takes a conversation's id from a caller comes by here. What a caller may not
 * see does not exist for it.
 */
public final class ConversationAccess {
    private ConversationAccess() {}

    /** The caller as lists and searches know it. */
    public static ConversationViewer viewer(Caller caller) {
        return new ConversationViewer(caller.actor().id(), caller.role().covers(Role.ADMIN));
    }

    /** @throws RefusedException {@code NOT_FOUND} for one that is deleted, not there, or not to be seen by the caller */
    public static Conversation visible(Conversations conversations, Caller caller, ConversationId id) {
        return seen(conversations.find(id), caller, false);
    }

    /** Like {@link #visible}, and nobody else changes it or appends to it until the transaction ends. */
    public static Conversation forChange(Conversations conversations, Caller caller, ConversationId id) {
        return seen(conversations.findForChange(id), caller, false);
    }

    /** Like {@link #forChange}, deleted or not, for those who may delete it. */
    static Conversation forRemoval(Conversations conversations, Caller caller, ConversationId id) {
        Conversation conversation = seen(conversations.findForChange(id), caller, true);
        requireOwner(conversation, caller);
        return conversation;
    }

    /** @throws RefusedException {@code FORBIDDEN} unless the conversation is the caller's, or the caller an administrator */
    static void requireOwner(Conversation conversation, Caller caller) {
        if (!viewer(caller).owns(conversation.sharing())) {
            throw new RefusedException(
                    ErrorCode.FORBIDDEN, "Only the owner of the conversation and administrators may do this.");
        }
    }

    private static Conversation seen(Optional<Conversation> found, Caller caller, boolean deletedToo) {
        return found.filter(conversation -> deletedToo || !conversation.isDeleted())
                .filter(conversation -> viewer(caller).sees(conversation.sharing()))
                .orElseThrow(() -> RefusedException.notFound("The conversation"));
    }
}
