package dev.commonplace.domain.topics;

import java.util.List;

/**
 * Topics that belong together, wherever in the conversation they stand.
 *
 * @param level 1 = themes, few; 2 = groups inside them
 * @param ordinal place among the clusters of the level, by the earliest member
 * @param parentOrdinal the theme around a group; -1 for a theme
 * @param members places of the topics in the list that was clustered, rising
 * @param cohesion mean likeness of its members to each other, 0..1; 1 for a single one
 */
public record TopicCluster(int level, int ordinal, int parentOrdinal, List<Integer> members, double cohesion) {
    public TopicCluster {
        members = List.copyOf(members);
    }
}
