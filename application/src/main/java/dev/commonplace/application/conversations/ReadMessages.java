package dev.commonplace.application.conversations;

import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.conversations.MessageRange;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.conversations.ParticipantId;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows what is said in a conversation to those who may see it. Deleted messages are shown as tombstones. */
public final class ReadMessages {
    private final Transactions<ConversationsWork> transactions;

    public ReadMessages(Transactions<ConversationsWork> transactions) {
        this.transactions = transactions;
    }

    /**
     * A part of a conversation.
     *
     * @param speakers of these messages
     * @param next the sequence to go on from, empty where nothing follows
     */
    public record Outcome(List<Message> messages, Map<ParticipantId, Participant> speakers, OptionalInt next) {
        public Outcome {
            messages = List.copyOf(messages);
            speakers = Map.copyOf(speakers);
        }
    }

    /** By their sequence. @throws RefusedException {@code NOT_FOUND} */
    public Outcome list(Caller caller, ConversationId id, MessageRange range) {
        caller.require(Role.READER);
        return transactions.readInTenant(caller.tenantId(), work -> {
            ConversationAccess.visible(work.conversations(), caller, id);
            List<Message> messages = work.messages().list(id, range);
            Set<ParticipantId> speakers =
                    messages.stream().map(Message::participantId).collect(Collectors.toSet());
            return new Outcome(messages, work.participants().findAll(speakers), next(work, id, range, messages));
        });
    }

    /** @throws RefusedException {@code NOT_FOUND} */
    public Outcome read(Caller caller, ConversationId id, MessageId messageId) {
        caller.require(Role.READER);
        return transactions.readInTenant(caller.tenantId(), work -> {
            ConversationAccess.visible(work.conversations(), caller, id);
            Message message =
                    work.messages().find(id, messageId).orElseThrow(() -> RefusedException.notFound("The message"));
            return new Outcome(
                    List.of(message),
                    work.participants().findAll(Set.of(message.participantId())),
                    OptionalInt.empty());
        });
    }

    /** A full page does not say whether anything follows. */
    private static OptionalInt next(
            ConversationsWork work, ConversationId id, MessageRange range, List<Message> messages) {
        if (messages.size() < range.limit()) {
            return OptionalInt.empty();
        }
        int after = messages.getLast().sequence() + 1;
        if (range.toSequence().isPresent() && after >= range.toSequence().getAsInt()) {
            return OptionalInt.empty();
        }
        MessageRange rest = new MessageRange(after, range.toSequence(), range.participantId(), 1);
        return work.messages().list(id, rest).stream()
                .mapToInt(Message::sequence)
                .findFirst();
    }
}
