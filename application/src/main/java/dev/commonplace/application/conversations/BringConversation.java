package dev.commonplace.application.conversations;

import dev.commonplace.application.guard.GuardRefusal;
import dev.commonplace.application.guard.GuardedFields;
import dev.commonplace.application.guard.GuardedTransactions;
import dev.commonplace.application.guard.GuardedTransactions.Verdict;
import dev.commonplace.application.guard.TenantGuard;
import dev.commonplace.application.guard.TenantGuards;
import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationDetails;
import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.conversations.NewMessage;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.conversations.Sharing;
import dev.commonplace.domain.conversations.Visibility;
import dev.commonplace.domain.guard.GuardNote;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Brings a conversation as a whole: makes it, or finds the caller's own by its external id, and appends the messages that it
 * lacks. All in one transaction, so that it is there with all of them, or as it was before.
 */
public final class BringConversation {
    /** Statements carry no more at once. */
    private static final int CHUNK = AppendMessages.BATCH_MAX;

    private final GuardedTransactions<ConversationsWork> transactions;
    private final CreateConversation createConversation;
    private final StoreMessages storeMessages;

    /** @param followUps the jobs that look at what is new */
    public BringConversation(
            Transactions<ConversationsWork> transactions,
            TenantGuards guards,
            FollowUps followUps,
            Auditor auditor,
            MakeId ids,
            Clock clock) {
        this.transactions = new GuardedTransactions<>(transactions, guards, auditor);
        this.createConversation = new CreateConversation(transactions, guards, auditor, ids, clock);
        this.storeMessages = new StoreMessages(followUps, auditor, ids, clock);
    }

    /**
     * @param details with an external id; of a conversation that is there already they stay as they are
     * @param messages each with a client message id
     * @param participants what else is known about who takes part, by their keys
     */
    public record Command(
            ConversationDetails details,
            Visibility visibility,
            Set<String> sharedWith,
            List<NewMessage> messages,
            Map<String, JsonObject> participants) {
        public Command {
            Objects.requireNonNull(visibility, "visibility");
            sharedWith = Set.copyOf(sharedWith);
            messages = List.copyOf(messages);
            participants = Map.copyOf(participants);
            if (details.externalId().isEmpty()) {
                throw RefusedException.invalid("/external_id", "A conversation that is brought has an external id.");
            }
        }
    }

    /**
     * @param created whether the conversation is new
     * @param messagesCreated how many messages it lacked
     * @param messagesDiffering how many are kept already with other words, and stay as they are kept
     */
    public record Outcome(Conversation conversation, boolean created, int messagesCreated, int messagesDiffering) {}

    /** @throws RefusedException {@code LIMIT_REACHED}; {@code GUARD_REFUSED}; {@code ALREADY_EXISTS} where two bring the same at once */
    public Outcome bring(Caller caller, Command command) {
        caller.require(Role.EDITOR);
        Sharing sharing = new Sharing(command.visibility(), caller.actor().id(), command.sharedWith());
        return transactions.run(caller, guard -> {
            GuardedDetails details = GuardedDetails.of(guard, command.details());
            GuardedMessages messages = GuardedMessages.of(guard, command.messages());
            Map<String, JsonObject> participants = guarded(guard, command.participants());
            return work -> details.refusal()
                    .or(messages::refusal)
                    .<Verdict<Outcome>>map(refusal -> new Verdict.Refused<>(refusal, GuardRefusal.NEW))
                    .orElseGet(() -> new Verdict.Kept<>(keep(work, caller, details, sharing, messages, participants)));
        });
    }

    /** What may not be kept of the metadata is not worth refusing the conversation: it is left out. */
    private static Map<String, JsonObject> guarded(TenantGuard guard, Map<String, JsonObject> participants) {
        if (guard.allowsAll()) {
            return participants;
        }
        Map<String, JsonObject> kept = new HashMap<>();
        participants.forEach((key, metadata) -> {
            GuardedFields fields = new GuardedFields(guard);
            JsonObject shown = fields.object("/participants", metadata);
            if (fields.located().isEmpty()) {
                kept.put(key, shown);
            }
        });
        return kept;
    }

    private Outcome keep(
            ConversationsWork work,
            Caller caller,
            GuardedDetails details,
            Sharing sharing,
            GuardedMessages messages,
            Map<String, JsonObject> participants) {
        String externalId = details.details().externalId().orElseThrow();
        Optional<Conversation> known = work.conversations()
                .findByExternalId(caller.actor().id(), externalId)
                .map(found -> ConversationAccess.forChange(work.conversations(), caller, found.id()));
        Conversation conversation = known.orElseGet(() -> createConversation.keep(work, caller, details, sharing));
        Lacking lacking = known.isPresent()
                ? lacking(work, conversation, messages)
                : new Lacking(messages.messages(), messages.notes(), 0);
        int from = 0;
        while (from < lacking.messages().size()) {
            int to = Math.min(lacking.messages().size(), from + CHUNK);
            GuardedMessages some = new GuardedMessages(
                    lacking.messages().subList(from, to),
                    lacking.notes().subList(from, to),
                    List.of(),
                    messages.policyVersion());
            conversation =
                    storeMessages.append(work, caller, conversation, some).conversation();
            from = to;
        }
        describe(work, conversation, participants);
        return new Outcome(conversation, known.isEmpty(), lacking.messages().size(), lacking.differing());
    }

    private record Lacking(List<NewMessage> messages, List<GuardNote> notes, int differing) {}

    private static Lacking lacking(ConversationsWork work, Conversation conversation, GuardedMessages messages) {
        List<NewMessage> lacking = new ArrayList<>();
        List<GuardNote> notes = new ArrayList<>();
        int differing = 0;
        for (int from = 0; from < messages.messages().size(); from += CHUNK) {
            int to = Math.min(messages.messages().size(), from + CHUNK);
            List<NewMessage> some = messages.messages().subList(from, to);
            Map<String, Message> known = work.messages()
                    .findByClientIds(
                            conversation.id(),
                            some.stream()
                                    .flatMap(message -> message.clientMessageId().stream())
                                    .toList());
            for (int i = from; i < to; i++) {
                NewMessage message = messages.messages().get(i);
                Optional<Message> before = message.clientMessageId().map(known::get);
                if (before.isEmpty()) {
                    lacking.add(message);
                    notes.add(messages.notes().get(i));
                } else if (!before.get().isDeleted() && !before.get().content().equals(message.content())) {
                    differing++;
                }
            }
        }
        return new Lacking(lacking, notes, differing);
    }

    private static void describe(
            ConversationsWork work, Conversation conversation, Map<String, JsonObject> participants) {
        if (participants.isEmpty()) {
            return;
        }
        work.participants().findByKeys(conversation.id(), participants.keySet()).forEach((key, participant) -> {
            JsonObject metadata = participants.getOrDefault(key, JsonObject.EMPTY);
            boolean own = participant.key().equals(key);
            if (own && participant.metadata().isEmpty() && !metadata.isEmpty()) {
                work.participants()
                        .change(new Participant(
                                participant.id(),
                                participant.conversationId(),
                                participant.key(),
                                participant.name(),
                                participant.role(),
                                participant.model(),
                                metadata));
            }
        });
    }
}
