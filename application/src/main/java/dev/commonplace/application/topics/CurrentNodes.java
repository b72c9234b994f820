package dev.commonplace.application.topics;

import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.topics.GraphNode;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.NodeReference;
import dev.commonplace.domain.topics.ZoomLevel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which nodes of a graph stand now for those that somebody has pointed to. */
public final class CurrentNodes {
    private CurrentNodes() {}

    /**
     * A node that is gone is stood for by the one of its level that now has the message in the middle of it; where there is
     * none, as in a graph that is not made yet, it is left out.
     */
    public static Map<NodeReference, NodeId> of(
            TopicGraphs graphs, ConversationId id, Collection<NodeReference> references) {
        Map<NodeReference, NodeId> current = new HashMap<>();
        if (references.isEmpty()) {
            return current;
        }
        Set<NodeId> there =
                graphs.nodes(id, references.stream().map(NodeReference::id).collect(Collectors.toSet())).stream()
                        .map(GraphNode::id)
                        .collect(Collectors.toSet());
        Map<ZoomLevel, List<NodeReference>> gone = new HashMap<>();
        for (NodeReference reference : references) {
            if (there.contains(reference.id())) {
                current.put(reference, reference.id());
            } else {
                gone.computeIfAbsent(reference.level(), unseen -> new ArrayList<>())
                        .add(reference);
            }
        }
        gone.forEach((level, ofLevel) -> {
            Map<Integer, NodeId> nodes = graphs.nodesOf(
                    id, ofLevel.stream().map(NodeReference::middle).collect(Collectors.toSet()), level);
            for (NodeReference reference : ofLevel) {
                NodeId now = nodes.get(reference.middle());
                if (now != null) {
                    current.put(reference, now);
                }
            }
        });
        return current;
    }
}
