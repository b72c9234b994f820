package dev.commonplace.persistence.topics;

import dev.commonplace.application.topics.TopicGraphs;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.shared.TenantId;
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
import org.jooq.DSLContext;

public final class JooqTopicGraphs implements TopicGraphs {
    private final JooqTopicNodes nodes;
    private final JooqTopicRelations relations;
    private final JooqTopicClusters clusters;

    public JooqTopicGraphs(DSLContext dsl, TenantId tenantId) {
        this.nodes = new JooqTopicNodes(dsl, tenantId);
        this.relations = new JooqTopicRelations(dsl, tenantId);
        this.clusters = new JooqTopicClusters(dsl, tenantId);
    }

    @Override
    public List<NodeOutline> outline(ConversationId id) {
        return nodes.outline(id);
    }

    @Override
    public List<GraphNode> nodes(ConversationId id, ZoomLevel level) {
        return nodes.ofLevel(id, level);
    }

    @Override
    public List<GraphNode> nodes(ConversationId id, ZoomLevel level, int fromSequence, int limit) {
        return nodes.shown(id, level, fromSequence, limit);
    }

    @Override
    public List<GraphNode> nodes(ConversationId id, Collection<NodeId> ids) {
        return nodes.byIds(id, ids);
    }

    @Override
    public List<GraphNode> children(ConversationId id, NodeId parent) {
        return nodes.inside(id, parent);
    }

    @Override
    public Optional<GraphNode> node(ConversationId id, NodeId nodeId) {
        return nodes.byIds(id, List.of(nodeId)).stream().findFirst();
    }

    @Override
    public Map<Integer, NodeId> nodesOf(ConversationId id, Collection<Integer> sequences, ZoomLevel level) {
        return nodes.nodesOf(id, sequences, level);
    }

    @Override
    public List<Integer> messagesOf(NodeId id) {
        return nodes.messagesOf(id);
    }

    @Override
    public void putNodes(ConversationId id, List<GraphNode> changed) {
        nodes.put(id, changed);
    }

    @Override
    public void removeNodes(Collection<NodeId> ids) {
        nodes.remove(ids);
    }

    @Override
    public void putMessages(Map<Placed, NodeId> nodesOfMessages) {
        nodes.putMessages(nodesOfMessages);
    }

    @Override
    public void putMeanings(SpaceId space, Map<NodeId, Embedding> meanings) {
        nodes.putMeanings(space, meanings);
    }

    @Override
    public Map<NodeId, Embedding> meanings(SpaceId space, Collection<NodeId> ids) {
        return nodes.meanings(space, ids);
    }

    @Override
    public List<GraphRelation> relations(ConversationId id, ZoomLevel level) {
        return relations.ofLevel(id, level);
    }

    @Override
    public void putRelations(ConversationId id, List<GraphRelation> changed) {
        relations.put(id, changed);
    }

    @Override
    public void removeRelations(Collection<RelationId> ids) {
        relations.remove(ids);
    }

    @Override
    public List<GraphCluster> clusters(ConversationId id, ZoomLevel nodeLevel) {
        return clusters.ofLevel(id, nodeLevel);
    }

    @Override
    public void replaceClusters(ConversationId id, ZoomLevel nodeLevel, List<GraphCluster> now) {
        clusters.replace(id, nodeLevel, now);
    }
}
