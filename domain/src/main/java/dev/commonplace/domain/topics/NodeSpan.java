package dev.commonplace.domain.topics;

import java.util.Objects;
import java.util.Optional;

/**
 * Where a node stands and what it has. Among those of its level it stands by its first message.
 *
 * @param parent the node of the next coarser level around it; empty on the coarsest
 * @param first sequence of the first message of its stretch
 * @param last sequence of the last one
 * @param messages how many it has, deleted ones not counted
 * @param basis how many places from the first on its title, summary, key points and vector rest on
 */
public record NodeSpan(
        NodeId id, ZoomLevel level, Optional<NodeId> parent, int first, int last, int messages, int basis) {
    public NodeSpan {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(parent, "parent");
        if (first < 0 || last < first || basis < 0 || messages < 0) {
            throw new IllegalArgumentException("A node is a stretch of a conversation.");
        }
    }
}
