package dev.commonplace.application.conversations;

import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.conversations.ParticipantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who takes part in the conversations of one tenant. One who was merged into another takes part no more, but their key is a
 * name of the other from then on.
 */
public interface Participants {
    /**
     * In the order in which they came; at most
     * {@link dev.commonplace.domain.conversations.Conversation#PARTICIPANTS_MAX} of them.
     */
    List<Participant> ofConversation(ConversationId conversationId);

    Optional<Participant> find(ConversationId conversationId, ParticipantId id);

    /** All of them that exist, of whichever conversation. */
    Map<ParticipantId, Participant> findAll(Collection<ParticipantId> ids);

    /** Those of the conversation that have one of the keys, by the keys wanted; for who was merged, the other one. */
    Map<String, Participant> findByKeys(ConversationId conversationId, Collection<String> keys);

    /** @throws dev.commonplace.domain.shared.RefusedException {@code ALREADY_EXISTS} where the conversation has one of that key */
    void addAll(List<Participant> participants);

    /** Keeps a changed participant in place of the one of the same id; the key stays. */
    void change(Participant participant);

    /** Into whom a participant was merged; empty for one who takes part, and for one who does not exist. */
    Optional<ParticipantId> mergedInto(ConversationId conversationId, ParticipantId id);

    /** Notes that a participant is another one. */
    void merge(ConversationId conversationId, ParticipantId id, ParticipantId into);

    /** Notes that a participant who was merged is one of their own. */
    void unmerge(ConversationId conversationId, ParticipantId id);

    /** Removes a participant who is known to have said nothing, deleted messages included. */
    void remove(ConversationId conversationId, ParticipantId id);
}
