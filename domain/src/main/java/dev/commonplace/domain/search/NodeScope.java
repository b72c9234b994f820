package dev.commonplace.domain.search;

import dev.commonplace.domain.topics.NodeFlags;
import dev.commonplace.domain.topics.ZoomLevel;
import java.util.Objects;
import java.util.Set;

/**
 * Which nodes are ranked at all. A node is in the scope where at least one of its messages is, and these alone speak for it
 * beside its own words. A phrase must stand, and an excluded one must not stand, in any of its messages or in its own words.
 *
 * @param levels of which its own must be one; empty for any
 * @param flags of which it must have one; none for any
 */
public record NodeScope(MessageScope messages, Set<ZoomLevel> levels, NodeFlags flags) {
    public NodeScope {
        Objects.requireNonNull(messages, "messages");
        levels = Set.copyOf(levels);
        Objects.requireNonNull(flags, "flags");
        if (levels.contains(ZoomLevel.MESSAGES)) {
            throw new IllegalArgumentException("Messages are no nodes.");
        }
    }

    /** Whether a node with these marks passes. */
    public boolean passes(NodeFlags marks) {
        return !flags.any()
                || (flags.bookmark() && marks.bookmark())
                || (flags.tangent() && marks.tangent())
                || (flags.crux() && marks.crux())
                || (flags.progress() && marks.progress());
    }
}
