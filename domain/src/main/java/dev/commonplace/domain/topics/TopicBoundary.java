package dev.commonplace.domain.topics;

/**
 * Between two utterances a topic ends and another begins.
 *
 * @param first index of the utterance that begins the new topic, from 1
 * @param level the coarsest level on which this is a boundary; it is one on all finer levels as well
 * @param strength how clear the change is, 0..1, comparable within a conversation
 */
public record TopicBoundary(int first, ZoomLevel level, double strength) {
    public TopicBoundary {
        if (first < 1) {
            throw new IllegalArgumentException("No boundary stands before the first utterance.");
        }
        if (level.equals(ZoomLevel.MESSAGES)) {
            throw new IllegalArgumentException("A boundary belongs to a level of nodes.");
        }
    }
}
