package dev.commonplace.application.conversations;

import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.StaleVersions;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.ConversationSignal;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.tenancy.Resource;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * Deletes conversations: softly, so that nobody sees them until they are restored or their time is over; or for good, with
 * everything that hangs on them.
 */
public final class DeleteConversation {
    private final Transactions<ConversationsWork> transactions;
    private final Auditor auditor;
    private final Clock clock;

    public DeleteConversation(Transactions<ConversationsWork> transactions, Auditor auditor, Clock clock) {
        this.transactions = transactions;
        this.auditor = auditor;
        this.clock = clock;
    }

    /**
     * Hides a conversation; it no longer counts against the tenant's limit.
     *
     * @param expectedVersion refuses when the conversation has another version by now
     * @throws RefusedException {@code NOT_FOUND}, for one that is hidden already too; {@code FORBIDDEN} to all but its owner and
     *     administrators; {@code STALE_VERSION}
     */
    public Conversation hide(Caller caller, ConversationId id, Optional<Integer> expectedVersion) {
        caller.require(Role.EDITOR);
        return transactions.inTenant(caller.tenantId(), work -> {
            Conversation before = ConversationAccess.forChange(work.conversations(), caller, id);
            ConversationAccess.requireOwner(before, caller);
            StaleVersions.require("The conversation", before.version(), expectedVersion);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            Conversation after = before.hidden(Optional.of(now), now);
            work.conversations().change(after);
            work.signals().send(ConversationSignal.changed(id));
            work.usage().giveBack(Resource.CONVERSATIONS, 1);
            audit(work, caller, "conversation.delete", after);
            return after;
        });
    }

    /**
     * Removes a conversation for good, hidden or not.
     *
     * @throws RefusedException as {@link #hide}, but for what is hidden
     */
    public void remove(Caller caller, ConversationId id, Optional<Integer> expectedVersion) {
        caller.require(Role.EDITOR);
        transactions.<Boolean>inTenant(caller.tenantId(), work -> {
            Conversation conversation = ConversationAccess.forRemoval(work.conversations(), caller, id);
            StaleVersions.require("The conversation", conversation.version(), expectedVersion);
            if (!conversation.isDeleted()) {
                work.usage().giveBack(Resource.CONVERSATIONS, 1);
            }
            work.signals().send(ConversationSignal.changed(id));
            audit(work, caller, "conversation.remove", conversation);
            return work.conversations().remove(id);
        });
    }

    private void audit(ConversationsWork work, Caller caller, String action, Conversation conversation) {
        work.audit()
                .record(auditor.entry(
                        caller.actor(),
                        caller.origin(),
                        action,
                        conversation.id(),
                        Map.of(
                                "version", conversation.version(),
                                "messages", conversation.counters().messages())));
    }
}
