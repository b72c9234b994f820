package dev.commonplace.application.search;

import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.conversations.SpokenTurn;
import dev.commonplace.domain.embeddings.SpaceId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The index of one tenant's messages by their words, and what of it, and of their vectors, is still to be made. Messages that
 * are deleted or have no words are not indexed. Writers of one tenant wait for each other until the transaction ends, so that
 * the counts are exact.
 */
public interface MessageIndex {
    /**
     * A message to be indexed.
     *
     * @param before what was said just before it
     */
    record Entry(
            MessageId id,
            ConversationId conversationId,
            int sequence,
            SpokenTurn turn,
            Optional<SpokenTurn> before,
            boolean lacksWords,
            boolean lacksVector) {
        public Entry {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(conversationId, "conversationId");
            Objects.requireNonNull(turn, "turn");
            Objects.requireNonNull(before, "before");
        }
    }

    /**
     * Messages of a conversation that lack their words, or their vector in the space, in their order.
     *
     * @param fromSequence the first place that is looked at
     * @param limit the most wanted
     */
    List<Entry> lacking(ConversationId conversationId, SpaceId spaceId, int fromSequence, int limit);

    /** All messages of a conversation as if they lacked both, in their order. */
    List<Entry> all(ConversationId conversationId, int fromSequence, int limit);

    /** Indexes the words of messages; of those that have been indexed, anew. */
    void indexWords(List<Entry> entries);

    /**
     * Takes out deleted messages, and the words of those that follow them, which had theirs as well: these lack them then.
     *
     * @return how many were taken out
     */
    int forgetDeleted(ConversationId conversationId);

    /**
     * How far the mean length of a message has moved from the one that the index was made with, as a share of that. Infinite
     * where the index was made with another language or other parameters than the tenant wants by now.
     */
    double drift();

    /** Whether the counts are those of the messages that are indexed; not so once a conversation is removed for good. */
    boolean countsHold();

    /**
     * Makes the index anew with the mean length and counts of now, and the language and parameters that the tenant wants. Until
     * the transaction ends, searches see the old one.
     */
    void rewrite();

    /** Waits for a switch of spaces that is under way, and makes others wait for the end of the transaction. */
    void holdSwitches();
}
