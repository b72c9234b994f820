package dev.commonplace.application.conversations;

import dev.commonplace.domain.conversations.Attribution;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.Message;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.conversations.MessageRange;
import dev.commonplace.domain.conversations.ParticipantId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is said in the conversations of one tenant. Deleted messages are found as tombstones. */
public interface Messages {
    Optional<Message> find(ConversationId conversationId, MessageId id);

    /** All of them that exist, of whichever conversation. */
    Map<MessageId, Message> findAll(Collection<MessageId> ids);

    /** By their sequence. */
    List<Message> list(ConversationId conversationId, MessageRange range);

    /** Those of the conversation that exist, by the names that their bringer gave them. */
    Map<String, Message> findByClientIds(ConversationId conversationId, Collection<String> clientMessageIds);

    /** The messages of these places, by their sequence. */
    List<Message> at(ConversationId conversationId, Collection<Integer> sequences);

    /** Who said the messages of these places; tombstones too. By their sequence. */
    List<Attribution> attributions(ConversationId conversationId, Collection<Integer> sequences);

    /**
     * Who said what, of all that the participant is known to have said; tombstones too. By their sequence.
     *
     * @param limit the most wanted
     */
    List<Attribution> attributions(ConversationId conversationId, ParticipantId participantId, int limit);

    /** Says that the messages of these places, tombstones too, were said by the participant. */
    void attribute(ConversationId conversationId, Collection<Integer> sequences, ParticipantId to);

    /** Keeps new messages. The caller holds the conversation for change, and gives sequences and ids that nobody has. */
    void addAll(List<Message> messages);

    /** Hides a message: from now on it is a tombstone to everybody. @return whether it was none yet */
    boolean hide(ConversationId conversationId, MessageId id, Instant now);

    /**
     * Forgets a message for good, with everything that was made of it: only its place is left.
     *
     * @param tombstone as {@link Message#tombstone} makes it
     */
    void erase(Message tombstone);
}
