package dev.commonplace.application.conversations;

import dev.commonplace.application.guard.GuardRefusal;
import dev.commonplace.application.guard.GuardedTransactions;
import dev.commonplace.application.guard.GuardedTransactions.Verdict;
import dev.commonplace.application.guard.KeptFindings;
import dev.commonplace.application.guard.TenantGuards;
import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationCounters;
import dev.commonplace.domain.conversations.ConversationDetails;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.Sharing;
import dev.commonplace.domain.conversations.Visibility;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.tenancy.Resource;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Makes a conversation, which belongs to its caller. What is said comes by {@link AppendMessages}. */
public final class CreateConversation {
    private final GuardedTransactions<ConversationsWork> transactions;
    private final Auditor auditor;
    private final MakeId ids;
    private final Clock clock;

    public CreateConversation(
            Transactions<ConversationsWork> transactions,
            TenantGuards guards,
            Auditor auditor,
            MakeId ids,
            Clock clock) {
        this.transactions = new GuardedTransactions<>(transactions, guards, auditor);
        this.auditor = auditor;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param sharedWith ids of the actors who see it once it is shared
     */
    public record Command(ConversationDetails details, Visibility visibility, Set<String> sharedWith) {
        public Command {
            Objects.requireNonNull(details, "details");
            Objects.requireNonNull(visibility, "visibility");
            sharedWith = Set.copyOf(sharedWith);
        }

        /** Seen by nobody but its owner. */
        public static Command hidden(ConversationDetails details) {
            return new Command(details, Visibility.PRIVATE, Set.of());
        }
    }

    /**
     * @throws RefusedException {@code LIMIT_REACHED}; {@code ALREADY_EXISTS} where another of the caller's has the external id;
     *     {@code GUARD_REFUSED}
     */
    public Conversation create(Caller caller, Command command) {
        caller.require(Role.EDITOR);
        Sharing sharing = new Sharing(command.visibility(), caller.actor().id(), command.sharedWith());
        return transactions.run(caller, guard -> {
            GuardedDetails guarded = GuardedDetails.of(guard, command.details());
            return work -> guarded.refusal()
                    .<Verdict<Conversation>>map(refusal -> new Verdict.Refused<>(refusal, GuardRefusal.NEW))
                    .orElseGet(() -> new Verdict.Kept<>(keep(work, caller, guarded, sharing)));
        });
    }

    Conversation keep(ConversationsWork work, Caller caller, GuardedDetails guarded, Sharing sharing) {
        if (!work.usage().take(Resource.CONVERSATIONS, 1)) {
            throw limitReached();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Conversation conversation = new Conversation(
                new ConversationId(ids.next()),
                guarded.details(),
                sharing,
                guarded.note(),
                ConversationCounters.NONE,
                0,
                1,
                now,
                now,
                Optional.empty());
        work.conversations().add(conversation, ListedWords.of(guarded.details()));
        work.audit()
                .record(auditor.entry(
                        caller.actor(),
                        caller.origin(),
                        "conversation.create",
                        conversation.id(),
                        Map.of(
                                "kind", guarded.details().kind().word(),
                                "source", guarded.details().source().type(),
                                "visibility", sharing.visibility().word())));
        KeptFindings.entry(auditor, caller, conversation.id(), List.of(guarded.note()), guarded.policyVersion())
                .ifPresent(entry -> work.audit().record(entry));
        return conversation;
    }

    static RefusedException limitReached() {
        return new RefusedException(
                ErrorCode.LIMIT_REACHED,
                "The tenant has as many conversations as it may have. Delete some, or ask an operator for more.");
    }
}
