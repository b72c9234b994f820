package dev.commonplace.application.embeddings;

import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.embeddings.SpaceId;
import java.util.Optional;

/**
 * The vectors of the nodes of one tenant's graphs. They are made of those of the messages, so that no model is asked: an analysis
 * brings them to the space in which the tenant searches, this port to any other. Nodes of which no message has words have none
 * and lack none.
 */
public interface NodeVectors {
    /**
     * How far a space is filled.
     *
     * @param nodes how many the tenant has
     * @param embedded how many of them have a vector in the space
     */
    record Filling(long nodes, long embedded) {
        public boolean lacks() {
            return embedded < nodes;
        }
    }

    Filling filling(SpaceId spaceId);

    /**
     * Gives the nodes of one conversation that lack it the mean of their messages' vectors in the space; a node none of whose
     * messages has one there yet goes on lacking it.
     *
     * @param after the conversation that was the last one; they come in the order of their ids
     * @return the conversation; empty where no other one has a node that lacks it
     */
    Optional<ConversationId> fillNext(SpaceId spaceId, Optional<ConversationId> after);

    /**
     * Removes vectors of a space.
     *
     * @param limit the most that are removed
     * @return how many were; fewer than the limit when none is left
     */
    int removeSome(SpaceId spaceId, int limit);
}
