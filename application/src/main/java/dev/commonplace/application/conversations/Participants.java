package dev.commonplace.application.conversations;

import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.Participant;
import dev.commonplace.domain.conversations.ParticipantId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who takes part in the conversations of one tenant. */
public interface Participants {
    /**
     * In the order in which they came; at most
     * {@link dev.commonplace.domain.conversations.Conversation#PARTICIPANTS_MAX} of them.
     */
    List<Participant> ofConversation(ConversationId conversationId);

    Optional<Participant> find(ConversationId conversationId, ParticipantId id);

    /** All of them that exist, of whichever conversation. */
    Map<ParticipantId, Participant> findAll(Collection<ParticipantId> ids);

    /** Those of the conversation that exist, by their keys. */
    Map<String, Participant> findByKeys(ConversationId conversationId, Collection<String> keys);

    /** @throws dev.commonplace.domain.shared.RefusedException {@code ALREADY_EXISTS} where the conversation has one of that key */
    void addAll(List<Participant> participants);

    /** Keeps a changed participant in place of the one of the same id; the key stays. */
    void change(Participant participant);
}
