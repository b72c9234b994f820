package dev.commonplace.application.conversations;

import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
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

/** Shows a conversation again that was deleted softly. */
public final class RestoreConversation {
    private final Transactions<ConversationsWork> transactions;
    private final FollowUps followUps;
    private final Auditor auditor;
    private final Clock clock;

    /** @param followUps the jobs that look at what is there again */
    public RestoreConversation(
            Transactions<ConversationsWork> transactions, FollowUps followUps, Auditor auditor, Clock clock) {
        this.transactions = transactions;
        this.followUps = followUps;
        this.auditor = auditor;
        this.clock = clock;
    }

    /**
     * One that is not deleted stays as it is.
     *
     * @throws RefusedException {@code NOT_FOUND}; {@code FORBIDDEN}; {@code LIMIT_REACHED}; {@code ALREADY_EXISTS} where
     *     another has its external id by now
     */
    public Conversation restore(Caller caller, ConversationId id) {
        caller.require(Role.EDITOR);
        return transactions.inTenant(caller.tenantId(), work -> {
            Conversation before = ConversationAccess.forRemoval(work.conversations(), caller, id);
            if (!before.isDeleted()) {
                return before;
            }
            if (!work.usage().take(Resource.CONVERSATIONS, 1)) {
                throw CreateConversation.limitReached();
            }
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            Conversation after = before.hidden(Optional.empty(), now);
            work.conversations().change(after);
            work.audit()
                    .record(auditor.entry(
                            caller.actor(),
                            caller.origin(),
                            "conversation.restore",
                            id,
                            Map.of("version", after.version())));
            followUps.of(id).forEach(job -> work.jobs().enqueue(job, now));
            work.signals().send(ConversationSignal.changed(id));
            return after;
        });
    }
}
