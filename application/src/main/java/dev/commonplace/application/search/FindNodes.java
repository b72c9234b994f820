package dev.commonplace.application.search;

import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.search.NodeScope;
import dev.commonplace.domain.topics.GraphNode;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.ZoomLevel;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Ranks the nodes of one tenant's graphs, and shows them. The meaning of a node is the mean of its messages'. */
public interface FindNodes extends FindStretches<NodeId, NodeScope> {
    /** What a node is called, and on which level it is. */
    record NodeTitle(NodeId id, ZoomLevel level, String title) {}

    /** @param parents the nodes that it is inside of, coarsest first */
    record FoundNode(GraphNode node, ConversationId conversationId, List<NodeTitle> parents) {
        public FoundNode {
            parents = List.copyOf(parents);
        }
    }

    /** Those that are there, without their transitions. */
    Map<NodeId, FoundNode> nodes(Collection<NodeId> ids);

    /** The node of the level that each of the messages is in; messages in no graph are left out. */
    Map<MessageId, NodeTitle> topicsOf(Collection<MessageId> messages, ZoomLevel level);
}
