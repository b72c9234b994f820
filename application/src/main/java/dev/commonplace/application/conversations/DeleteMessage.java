package dev.commonplace.application.conversations;

import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.ConversationSignal;
import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.conversations.SearchWords;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * Takes what was said out of a conversation, and leaves its place: the sequence of all other messages stays. Softly, the words
 * are hidden from everybody but are still stored; for good, they are erased with everything that was made of them.
 */
public final class DeleteMessage {
    private final Transactions<ConversationsWork> transactions;
    private final FollowUps followUps;
    private final Auditor auditor;
    private final Clock clock;

    /** @param followUps the jobs that look at what is left */
    public DeleteMessage(
            Transactions<ConversationsWork> transactions, FollowUps followUps, Auditor auditor, Clock clock) {
        this.transactions = transactions;
        this.followUps = followUps;
        this.auditor = auditor;
        this.clock = clock;
    }

    /**
     * @param forGood also for one that is hidden already
     * @return what is left of it
     * @throws RefusedException {@code NOT_FOUND}; {@code FORBIDDEN} to all but the conversation's owner and administrators
     */
    public Message delete(Caller caller, ConversationId id, MessageId messageId, boolean forGood) {
        caller.require(Role.EDITOR);
        return transactions.inTenant(caller.tenantId(), work -> {
            Conversation conversation = ConversationAccess.forChange(work.conversations(), caller, id);
            ConversationAccess.requireOwner(conversation, caller);
            Message message =
                    work.messages().find(id, messageId).orElseThrow(() -> RefusedException.notFound("The message"));
            if (message.isDeleted() && !forGood) {
                return message;
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            Message tombstone = message.tombstone(message.deletedAt().orElse(now));
            if (forGood) {
                work.messages().erase(tombstone);
            } else {
                work.messages().hide(id, messageId, now);
            }
            if (!message.isDeleted()) {
                forget(work, conversation, message, now);
            }
            work.signals().send(ConversationSignal.messageDeleted(id, message.sequence()));
            work.audit()
                    .record(auditor.entry(
                            caller.actor(),
                            caller.origin(),
                            forGood ? "message.remove" : "message.delete",
                            messageId,
                            Map.of("conversation_id", id.toString(), "sequence", message.sequence())));
            return tombstone;
        });
    }

    private void forget(ConversationsWork work, Conversation conversation, Message message, Instant now) {
        Conversation after = conversation.counting(
                conversation.counters().plus(-1, -message.words(), 0), conversation.nextSequence(), now);
        work.conversations().change(after);
        if (message.sequence() < SearchWords.MESSAGES_MAX) {
            ListedWords.refresh(work, after);
        }
        followUps.of(conversation.id()).forEach(job -> work.jobs().enqueue(job, now));
    }
}
