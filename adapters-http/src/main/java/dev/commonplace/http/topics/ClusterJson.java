package dev.commonplace.http.topics;

import dev.commonplace.domain.topics.ClusterId;
import dev.commonplace.domain.topics.GraphCluster;
import dev.commonplace.domain.topics.NodeId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Nodes about the same.
 *
 * @param level 1 for a theme, 2 for a group inside one
 */
public record ClusterJson(
        String id,
        int level,
        @Nullable String parentId,
        NodeJson.TextJson title,
        List<String> themes,
        double confidence,
        List<String> nodeIds) {
    static ClusterJson of(GraphCluster cluster, boolean computed) {
        return new ClusterJson(
                cluster.id().toString(),
                cluster.level(),
                cluster.parent().map(ClusterId::toString).orElse(null),
                NodeJson.TextJson.of(cluster.title(), computed),
                cluster.themes(),
                NodeJson.rounded(cluster.confidence()),
                cluster.members().stream().map(NodeId::toString).sorted().toList());
    }
}
