package dev.commonplace.application.conversations;

import dev.commonplace.application.guard.GuardedTransactions;
import dev.commonplace.application.guard.GuardedTransactions.Verdict;
import dev.commonplace.application.guard.KeptFindings;
import dev.commonplace.application.guard.TenantGuard;
import dev.commonplace.application.guard.TenantGuards;
import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.StaleVersions;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationDetails;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.ConversationSignal;
import dev.commonplace.domain.conversations.Sharing;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes what is known about a conversation, and who may see it. */
public final class ChangeConversation {
    private final GuardedTransactions<ConversationsWork> transactions;
    private final Auditor auditor;
    private final Clock clock;

    public ChangeConversation(
            Transactions<ConversationsWork> transactions, TenantGuards guards, Auditor auditor, Clock clock) {
        this.transactions = new GuardedTransactions<>(transactions, guards, auditor);
        this.auditor = auditor;
        this.clock = clock;
    }

    /**
     * A change of a conversation.
     *
     * @param details makes the new details from the old ones
     * @param sharing makes the new sharing from the old one
     * @param expectedVersion refuses the change when the conversation has another version by now
     */
    public record Change(
            UnaryOperator<ConversationDetails> details,
            UnaryOperator<Sharing> sharing,
            Optional<Integer> expectedVersion) {
        public Change {
            Objects.requireNonNull(details, "details");
            Objects.requireNonNull(sharing, "sharing");
            Objects.requireNonNull(expectedVersion, "expectedVersion");
        }
    }

    /**
     * A change that changes nothing makes no new version.
     *
     * @throws RefusedException {@code NOT_FOUND}; {@code STALE_VERSION}; {@code FORBIDDEN} where somebody else than the owner or
     *     an administrator changes who may see it; {@code ALREADY_EXISTS} where another of the owner's has the external id;
     *     {@code GUARD_REFUSED}
     */
    public Conversation change(Caller caller, ConversationId id, Change change) {
        caller.require(Role.EDITOR);
        return transactions.run(caller, guard -> work -> {
            Conversation before = ConversationAccess.forChange(work.conversations(), caller, id);
            StaleVersions.require("The conversation", before.version(), change.expectedVersion());
            return changed(work, caller, guard, before, change);
        });
    }

    private Verdict<Conversation> changed(
            ConversationsWork work, Caller caller, TenantGuard guard, Conversation before, Change change) {
        Sharing sharing = change.sharing().apply(before.sharing());
        if (!sharing.equals(before.sharing())) {
            ConversationAccess.requireOwner(before, caller);
        }
        ConversationDetails details = change.details().apply(before.details());
        if (sharing.equals(before.sharing()) && details.equals(before.details())) {
            return new Verdict.Kept<>(before);
        }
        GuardedDetails guarded = GuardedDetails.of(guard, details);
        if (guarded.refusal().isPresent()) {
            return new Verdict.Refused<>(guarded.refusal().get(), before.id().toString());
        }
        Conversation after = before.changed(
                guarded.details(), sharing, guarded.note(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        work.conversations().change(after);
        work.signals().send(ConversationSignal.changed(after.id()));
        if (!ListedWords.of(after.details()).equals(ListedWords.of(before.details()))) {
            ListedWords.refresh(work, after);
        }
        work.audit()
                .record(auditor.entry(
                        caller.actor(),
                        caller.origin(),
                        "conversation.change",
                        after.id(),
                        Map.of(
                                "version", after.version(),
                                "visibility", sharing.visibility().word())));
        KeptFindings.entry(auditor, caller, after.id(), List.of(guarded.note()), guarded.policyVersion())
                .ifPresent(entry -> work.audit().record(entry));
        return new Verdict.Kept<>(after);
    }
}
