package dev.commonplace.domain.topics;

import java.util.Objects;

/**
 * What the analysis needs to know of every node that is stored.
 *
 * @param confidence as {@link GraphNode#confidence()}
 * @param touched whether a person has changed something of it: its title, its summary, its flags or its place
 */
public record NodeOutline(NodeSpan span, double confidence, boolean touched) {
    public NodeOutline {
        Objects.requireNonNull(span, "span");
    }
}
