package dev.commonplace.application.search;

import dev.commonplace.domain.embeddings.SpaceId;

/** What searches by indexes were worth, in one tenant. */
public interface RecallSamples {
    /**
     * Adds a sample to the record of a space; nothing where the space is not known.
     *
     * @param right how many of the exact answer's hits the index gave
     * @param expected how many hits the exact answer has
     * @param given how many hits the index gave
     */
    void add(SpaceId spaceId, int right, int expected, int given);
}
