package dev.commonplace.domain.topics;

/**
 * A stretch of the conversation that is about one thing.
 *
 * @param level which of the levels 1..5 it belongs to
 * @param ordinal its place on that level, from 0
 * @param first index of its first utterance
 * @param last index of its last utterance, which still belongs to it
 * @param parentOrdinal place on the next coarser level of the node around it; -1 on the coarsest
 * @param strength how clear the change of topic at its beginning is, 0..1; 1 for the beginning of the conversation
 */
public record TopicNode(ZoomLevel level, int ordinal, int first, int last, int parentOrdinal, double strength) {
    public TopicNode {
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("A node has at least one utterance: " + first + " to " + last);
        }
    }

    public int size() {
        return last - first + 1;
    }

    public boolean contains(int utterance) {
        return first <= utterance && utterance <= last;
    }
}
