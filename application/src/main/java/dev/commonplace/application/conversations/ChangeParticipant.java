package dev.commonplace.application.conversations;

import dev.commonplace.application.guard.GuardRefusal;
import dev.commonplace.application.guard.GuardedFields;
import dev.commonplace.application.guard.GuardedTransactions;
import dev.commonplace.application.guard.GuardedTransactions.Verdict;
import dev.commonplace.application.guard.TenantGuard;
import dev.commonplace.application.guard.TenantGuards;
import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.ConversationSignal;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.conversations.ParticipantId;
import dev.commonplace.domain.guard.GuardAction;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes what is known about somebody who takes part: name, role, model, metadata. */
public final class ChangeParticipant {
    private final GuardedTransactions<ConversationsWork> transactions;
    private final FollowUps followUps;
    private final Auditor auditor;
    private final Clock clock;

    /** @param followUps the jobs that look at a new name */
    public ChangeParticipant(
            Transactions<ConversationsWork> transactions,
            TenantGuards guards,
            FollowUps followUps,
            Auditor auditor,
            Clock clock) {
        this.followUps = followUps;
        this.clock = clock;
        this.transactions = new GuardedTransactions<>(transactions, guards, auditor);
        this.auditor = auditor;
    }

    /**
     * @param change makes the new participant from the old one; ids and key stay
     * @throws RefusedException {@code NOT_FOUND}; {@code GUARD_REFUSED}
     */
    public Participant change(
            Caller caller, ConversationId id, ParticipantId participantId, UnaryOperator<Participant> change) {
        caller.require(Role.EDITOR);
        return transactions.run(caller, guard -> work -> {
            Conversation conversation = ConversationAccess.forChange(work.conversations(), caller, id);
            Participant before = work.participants()
                    .find(id, participantId)
                    .orElseThrow(() -> RefusedException.notFound("The participant"));
            GuardedFields fields = new GuardedFields(guard);
            Participant after = guarded(guard, fields, before, change.apply(before));
            Optional<GuardRefusal> refusal = refusal(fields, guard);
            if (refusal.isPresent()) {
                return new Verdict.Refused<>(refusal.get(), id.toString());
            }
            if (!after.equals(before)) {
                keep(work, caller, conversation, before, after);
            }
            return new Verdict.Kept<>(after);
        });
    }

    private void keep(
            ConversationsWork work, Caller caller, Conversation conversation, Participant before, Participant after) {
        work.participants().change(after);
        work.signals().send(ConversationSignal.changed(conversation.id()));
        if (!after.name().equals(before.name())) {
            ListedWords.refresh(work, conversation);
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            followUps
                    .afterRenaming(conversation.id())
                    .forEach(job -> work.jobs().enqueue(job, now));
        }
        work.audit()
                .record(auditor.entry(
                        caller.actor(),
                        caller.origin(),
                        "participant.change",
                        after.id(),
                        Map.of(
                                "conversation_id",
                                conversation.id().toString(),
                                "role",
                                after.role().word())));
    }

    private static Participant guarded(
            TenantGuard guard, GuardedFields fields, Participant before, Participant wanted) {
        boolean asIs = guard.allowsAll();
        return new Participant(
                before.id(),
                before.conversationId(),
                before.key(),
                asIs ? wanted.name() : fields.text("/name", wanted.name(), Participant.NAME_CHARACTERS_MAX),
                wanted.role(),
                wanted.model(),
                asIs ? wanted.metadata() : fields.object("/metadata", wanted.metadata()));
    }

    private static Optional<GuardRefusal> refusal(GuardedFields fields, TenantGuard guard) {
        GuardRefusal refusal = GuardRefusal.of(List.copyOf(fields.located()), Optional.empty(), guard.policyVersion());
        return refusal.note().action() == GuardAction.REFUSE ? Optional.of(refusal) : Optional.empty();
    }
}
