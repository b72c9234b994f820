package dev.commonplace.domain.conversations;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * Word that something happened to a conversation, for those who follow it. A hint and no news: it names things by id, and whoever
 * hears it reads what there is, with the eyes of who wants to know. So a signal may come twice, late, or from anybody.
 *
 * @param sequence of the message that is meant; empty where none is
 */
public record ConversationSignal(ConversationId conversationId, Kind kind, OptionalInt sequence) {
    /** What happened. */
    public enum Kind {
        APPENDED,
        MESSAGE_DELETED,
        CHANGED,
        GRAPH_CHANGED
    }

    public ConversationSignal {
        Objects.requireNonNull(conversationId, "conversationId");
        Objects.requireNonNull(kind, "kind");
        if ((kind == Kind.MESSAGE_DELETED) != sequence.isPresent() || sequence.orElse(0) < 0) {
            throw new IllegalArgumentException("A deleted message has a place, and nothing else has.");
        }
    }

    /** Messages have come. */
    public static ConversationSignal appended(ConversationId id) {
        return new ConversationSignal(id, Kind.APPENDED, OptionalInt.empty());
    }

    /** The words of a message are gone. */
    public static ConversationSignal messageDeleted(ConversationId id, int sequence) {
        return new ConversationSignal(id, Kind.MESSAGE_DELETED, OptionalInt.of(sequence));
    }

    /** Its details, who sees it, who takes part, or whether it is there at all. */
    public static ConversationSignal changed(ConversationId id) {
        return new ConversationSignal(id, Kind.CHANGED, OptionalInt.empty());
    }

    /** Its topics have another revision. */
    public static ConversationSignal graphChanged(ConversationId id) {
        return new ConversationSignal(id, Kind.GRAPH_CHANGED, OptionalInt.empty());
    }
}
