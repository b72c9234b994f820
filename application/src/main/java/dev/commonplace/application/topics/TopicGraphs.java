package dev.commonplace.application.topics;

import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.MessageId;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.topics.GraphCluster;
import dev.commonplace.domain.topics.GraphNode;
import dev.commonplace.domain.topics.GraphRelation;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.NodeOutline;
import dev.commonplace.domain.topics.RelationId;
import dev.commonplace.domain.topics.ZoomLevel;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The graphs of one tenant's conversations. Who changes one has put its analysis first, see {@link TopicAnalyses#put}. */
public interface TopicGraphs {
    /** All nodes of all levels, by level and place. */
    List<NodeOutline> outline(ConversationId id);

    /** The nodes of a level in their order. */
    List<GraphNode> nodes(ConversationId id, ZoomLevel level);

    /**
     * Some of them, to be shown: without their transitions, which are many.
     *
     * @param fromSequence those that end before this message are left out
     */
    List<GraphNode> nodes(ConversationId id, ZoomLevel level, int fromSequence, int limit);

    /** All of them that exist, by level and place. */
    List<GraphNode> nodes(ConversationId id, Collection<NodeId> ids);

    /** The nodes inside this one of the next finer level. */
    List<GraphNode> children(ConversationId id, NodeId parent);

    Optional<GraphNode> node(ConversationId id, NodeId nodeId);

    /** The node of the level that each of the messages is in; messages in no graph are left out. */
    Map<Integer, NodeId> nodesOf(ConversationId id, Collection<Integer> sequences, ZoomLevel level);

    /** Sequences of the messages of a node, rising. */
    List<Integer> messagesOf(NodeId id);

    /** Keeps nodes in place of those of the same ids. Parents stand before their children. */
    void putNodes(ConversationId id, List<GraphNode> nodes);

    /** Removes nodes with their relations and memberships; those inside them as well, unless they were put elsewhere. */
    void removeNodes(Collection<NodeId> ids);

    /** Notes in which node of the finest level messages are now. */
    void putMessages(Map<Placed, NodeId> nodesOfMessages);

    /** What names a message both ways. */
    record Placed(MessageId id, int sequence) {}

    /** Keeps the mean meaning of nodes, in place of those they had in any space. */
    void putMeanings(SpaceId space, Map<NodeId, Embedding> meanings);

    Map<NodeId, Embedding> meanings(SpaceId space, Collection<NodeId> ids);

    /** The relations between nodes of a level beside their order; the strongest first. */
    List<GraphRelation> relations(ConversationId id, ZoomLevel level);

    /** Keeps relations in place of those of the same ids. */
    void putRelations(ConversationId id, List<GraphRelation> relations);

    void removeRelations(Collection<RelationId> ids);

    /** The clusters of nodes of a level: the themes, then the groups, each in their order. */
    List<GraphCluster> clusters(ConversationId id, ZoomLevel nodeLevel);

    /** Keeps these clusters, and no others, of the nodes of a level. */
    void replaceClusters(ConversationId id, ZoomLevel nodeLevel, List<GraphCluster> clusters);
}
