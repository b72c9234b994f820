package dev.commonplace.application.live;

import dev.commonplace.application.conversations.ConversationsWork;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.conversations.MessageRange;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.conversations.ParticipantId;
import dev.commonplace.domain.shared.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what came to a conversation, for all who follow it: whoever shows it to somebody asks first whether that one sees it. */
final class ReadNews {
    private final Transactions<ConversationsWork> transactions;

    ReadNews(Transactions<ConversationsWork> transactions) {
        this.transactions = transactions;
    }

    /**
     * A conversation and a part of what is said in it, of one moment.
     *
     * @param said in their order
     */
    record News(Conversation conversation, List<LiveEvent.Said> said) {}

    /**
     * Not a reading unit of work: a replica may not know yet of what a signal tells.
     *
     * @param limit 0 for the conversation alone
     * @return empty where there is no such conversation
     */
    Optional<News> read(TenantId tenantId, ConversationId id, int fromSequence, int limit) {
        return transactions.inTenant(
                tenantId,
                work -> work.conversations()
                        .find(id)
                        .map(conversation -> new News(conversation, said(work, conversation, fromSequence, limit))));
    }

    private static List<LiveEvent.Said> said(
            ConversationsWork work, Conversation conversation, int fromSequence, int limit) {
        if (limit == 0 || fromSequence >= conversation.nextSequence() || conversation.isDeleted()) {
            return List.of();
        }
        List<Message> messages = work.messages().list(conversation.id(), MessageRange.from(fromSequence, limit));
        Set<ParticipantId> speakers =
                messages.stream().map(Message::participantId).collect(Collectors.toSet());
        Map<ParticipantId, Participant> participants = work.participants().findAll(speakers);
        return messages.stream()
                .map(message ->
                        new LiveEvent.Said(message, Objects.requireNonNull(participants.get(message.participantId()))))
                .toList();
    }
}
