package dev.commonplace.application.topics;

import dev.commonplace.application.shared.MakeId;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.topics.ClusterTopics;
import dev.commonplace.domain.topics.GraphCluster;
import dev.commonplace.domain.topics.GraphNode;
import dev.commonplace.domain.topics.GraphRelation;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.RelateTopics;
import dev.commonplace.domain.topics.RelationId;
import dev.commonplace.domain.topics.RelationKind;
import dev.commonplace.domain.topics.TextOrigin;
import dev.commonplace.domain.topics.TopicDigest;
import dev.commonplace.domain.topics.TopicRelation;
import dev.commonplace.domain.topics.ZoomLevel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The relations and clusters of one level: those that are stored, and those that are computed in their place. */
final class RelatedLevel {
    /** The groups of more nodes than this say nothing, and take long to find. */
    static final int CLUSTERED_NODES_MAX = 300;

    private final ZoomLevel level;
    private final List<GraphNode> nodes;
    private final List<GraphRelation> storedRelations;
    private final List<GraphCluster> storedClusters;
    private List<GraphRelation> relations = List.of();
    private List<GraphCluster> clusters = List.of();

    RelatedLevel(
            ZoomLevel level,
            List<GraphNode> nodes,
            List<GraphRelation> storedRelations,
            List<GraphCluster> storedClusters) {
        this.level = level;
        this.nodes = nodes;
        this.storedRelations = storedRelations;
        this.storedClusters = storedClusters;
        relations = said();
    }

    List<GraphNode> nodes() {
        return nodes;
    }

    List<GraphRelation> relations() {
        return relations;
    }

    List<GraphCluster> clusters() {
        return clusters;
    }

    boolean changes() {
        return !new HashSet<>(relations).equals(new HashSet<>(storedRelations)) || !clusters.equals(storedClusters);
    }

    private record Pair(NodeId from, NodeId to) {}

    private List<GraphRelation> said() {
        return storedRelations.stream()
                .filter(relation -> relation.origin() == TextOrigin.USER)
                .toList();
    }

    /** What people have said of two nodes stays, and what a model has said while they are still related. */
    void relate(List<TopicDigest> digests, MakeId ids) {
        Map<Pair, GraphRelation> stored = new HashMap<>();
        storedRelations.forEach(relation -> stored.put(new Pair(relation.from(), relation.to()), relation));
        List<GraphRelation> now = new ArrayList<>(said());
        for (TopicRelation computed : RelateTopics.of(digests)) {
            Pair pair = new Pair(
                    nodes.get(computed.from()).id(), nodes.get(computed.to()).id());
            Optional<GraphRelation> before = Optional.ofNullable(stored.get(pair));
            boolean personal =
                    before.filter(one -> one.origin() == TextOrigin.USER).isPresent();
            if (computed.kind() != RelationKind.TEMPORAL && !personal) {
                now.add(relation(pair, computed, before, ids));
            }
        }
        relations = now;
    }

    private GraphRelation relation(Pair pair, TopicRelation computed, Optional<GraphRelation> before, MakeId ids) {
        String kind = computed.kind().name().toLowerCase(Locale.ROOT);
        Optional<GraphRelation> model = before.filter(one -> one.origin() == TextOrigin.MODEL);
        return new GraphRelation(
                before.map(GraphRelation::id).orElseGet(() -> new RelationId(ids.next())),
                level,
                pair.from,
                pair.to,
                model.map(GraphRelation::kind).orElse(kind),
                Optional.of(kind),
                model.map(GraphRelation::origin).orElse(TextOrigin.COMPUTED),
                computed.strength(),
                computed.confidence(),
                computed.evidence(),
                model.map(GraphRelation::explanation).orElse(computed.explanation()));
    }

    void cluster(List<TopicDigest> digests, MakeId ids) {
        clusters = digests.size() > CLUSTERED_NODES_MAX
                ? List.of()
                : new NameClusters(level, nodes, digests, storedClusters, ids).name(ClusterTopics.of(digests));
    }

    void write(TopicGraphs graphs, ConversationId id) {
        Set<GraphRelation> before = new HashSet<>(storedRelations);
        Set<RelationId> kept = new HashSet<>();
        relations.forEach(relation -> kept.add(relation.id()));
        graphs.removeRelations(storedRelations.stream()
                .map(GraphRelation::id)
                .filter(one -> !kept.contains(one))
                .toList());
        graphs.putRelations(
                id,
                relations.stream()
                        .filter(relation -> !before.contains(relation))
                        .toList());
        if (!clusters.equals(storedClusters)) {
            graphs.replaceClusters(id, level, clusters);
        }
    }
}
