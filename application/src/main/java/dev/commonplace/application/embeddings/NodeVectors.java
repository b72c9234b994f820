package dev.commonplace.application.embeddings;

import dev.commonplace.domain.embeddings.SpaceId;

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
    record Filling(long nodes, long embedded) {}

    Filling filling(SpaceId spaceId);

    /**
     * Gives nodes that lack it the mean of their messages' vectors in the space. Those of which no message has one there yet
     * wait.
     *
     * @param limit the most that are filled
     * @return how many were; fewer than the limit when no other can be
     */
    int fillSome(SpaceId spaceId, int limit);

    /**
     * Removes vectors of a space.
     *
     * @param limit the most that are removed
     * @return how many were; fewer than the limit when none is left
     */
    int removeSome(SpaceId spaceId, int limit);
}
