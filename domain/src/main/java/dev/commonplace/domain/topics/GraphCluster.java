package dev.commonplace.domain.topics;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Nodes about the same, wherever in the conversation they stand, as it is stored.
 *
 * @param nodeLevel of which level its nodes are
 * @param level 1 for themes, 2 for the groups inside of them
 * @param ordinal place among those of its level
 * @param parent the theme around a group; empty for a theme
 * @param themes a few words that its nodes share
 * @param confidence how sure it is that they belong together, 0..1
 * @param members the nodes in it
 */
public record GraphCluster(
        ClusterId id,
        ZoomLevel nodeLevel,
        int level,
        int ordinal,
        Optional<ClusterId> parent,
        NodeText title,
        List<String> themes,
        double confidence,
        Set<NodeId> members) {
    public GraphCluster {
        Objects.requireNonNull(parent, "parent");
        Objects.requireNonNull(title, "title");
        themes = List.copyOf(themes);
        members = Set.copyOf(members);
    }

    /** With a model's name, unless a person has spoken. */
    public GraphCluster named(String name) {
        return new GraphCluster(
                id, nodeLevel, level, ordinal, parent, title.improved(name), themes, confidence, members);
    }
}
