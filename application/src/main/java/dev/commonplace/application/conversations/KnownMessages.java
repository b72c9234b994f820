package dev.commonplace.application.conversations;

import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.conversations.NewMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The messages of a conversation that have come before under the names that a batch brings, and those of the batch itself. */
final class KnownMessages {
    private final Map<String, Message> byName;

    private KnownMessages(Map<String, Message> byName) {
        this.byName = byName;
    }

    static KnownMessages of(Messages messages, ConversationId id, List<NewMessage> batch) {
        List<String> names = batch.stream()
                .map(NewMessage::clientMessageId)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        return new KnownMessages(
                names.isEmpty() ? new HashMap<>() : new HashMap<>(messages.findByClientIds(id, names)));
    }

    Optional<Message> find(NewMessage message) {
        return message.clientMessageId().map(byName::get);
    }

    void add(Message message) {
        message.clientMessageId().ifPresent(name -> byName.put(name, message));
    }
}
