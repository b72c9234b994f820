package dev.commonplace.domain.topics;

import java.util.Objects;

/**
 * A node as somebody has pointed to it: by its id, and by the messages that it had then. Where an analysis has made another
 * node of these, that one takes its place.
 *
 * @param first sequence of its first message at that time
 * @param last sequence of its last one
 */
public record NodeReference(NodeId id, ZoomLevel level, int first, int last) {
    public NodeReference {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(level, "level");
        if (first < 0 || last < first) {
            throw new IllegalArgumentException("A node is a stretch of a conversation.");
        }
    }

    public static NodeReference of(GraphNode node) {
        return new NodeReference(
                node.id(), node.span().level(), node.span().first(), node.span().last());
    }

    /** The message by which the node is looked for when it is gone. */
    public int middle() {
        return first + (last - first) / 2;
    }
}
