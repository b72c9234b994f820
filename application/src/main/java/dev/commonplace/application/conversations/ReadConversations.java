package dev.commonplace.application.conversations;

import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationFilter;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.conversations.ParticipantId;
import dev.commonplace.domain.shared.Page;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.util.List;
import java.util.Optional;

/** Shows conversations, and who takes part in them, to those who may see them. */
public final class ReadConversations {
    private final Transactions<ConversationsWork> transactions;

    public ReadConversations(Transactions<ConversationsWork> transactions) {
        this.transactions = transactions;
    }

    /** Those that the caller may see, newest first; deleted ones only to those who may restore them. */
    public Page<Conversation> list(Caller caller, ConversationFilter filter, PageRequest page) {
        caller.require(Role.READER);
        return transactions.readInTenant(
                caller.tenantId(), work -> work.conversations().list(filter, ConversationAccess.viewer(caller), page));
    }

    /** @throws RefusedException {@code NOT_FOUND} */
    public Conversation read(Caller caller, ConversationId id) {
        caller.require(Role.READER);
        return transactions.readInTenant(
                caller.tenantId(), work -> ConversationAccess.visible(work.conversations(), caller, id));
    }

    /** The caller's own conversation of that name, such as one that was imported before. */
    public Optional<Conversation> find(Caller caller, String externalId) {
        caller.require(Role.READER);
        return transactions.readInTenant(
                caller.tenantId(),
                work -> work.conversations().findByExternalId(caller.actor().id(), externalId));
    }

    /** In the order in which they came. @throws RefusedException {@code NOT_FOUND} */
    public List<Participant> participants(Caller caller, ConversationId id) {
        caller.require(Role.READER);
        return transactions.readInTenant(caller.tenantId(), work -> {
            ConversationAccess.visible(work.conversations(), caller, id);
            return work.participants().ofConversation(id);
        });
    }

    /** @throws RefusedException {@code NOT_FOUND} */
    public Participant participant(Caller caller, ConversationId id, ParticipantId participantId) {
        caller.require(Role.READER);
        return transactions.readInTenant(caller.tenantId(), work -> {
            ConversationAccess.visible(work.conversations(), caller, id);
            return work.participants()
                    .find(id, participantId)
                    .orElseThrow(() -> RefusedException.notFound("The participant"));
        });
    }
}
