package dev.commonplace.application.corrections;

import dev.commonplace.application.topics.TopicCorrections.Corrections;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.topics.GraphNode;
import dev.commonplace.domain.topics.GraphRelation;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.RelationId;
import dev.commonplace.domain.topics.ZoomLevel;
import java.util.List;
import java.util.Optional;

/** The graph of one conversation while it is corrected, and whether its shape has changed by that. */
final class GraphState {
    private final CorrectionsWork work;
    private final ConversationId id;
    private final int messages;
    private Corrections pins;
    private boolean reshaped;

    /** @param messages how many of the conversation the graph has */
    GraphState(CorrectionsWork work, ConversationId id, int messages) {
        this.work = work;
        this.id = id;
        this.messages = messages;
        this.pins = work.pins().of(id);
    }

    ConversationId id() {
        return id;
    }

    int messages() {
        return messages;
    }

    /** Whether the graph has to be computed anew. */
    boolean reshaped() {
        return reshaped;
    }

    Optional<GraphNode> find(NodeId nodeId) {
        return work.graphs().node(id, nodeId);
    }

    GraphNode node(String field, NodeId nodeId) {
        return find(nodeId)
                .orElseThrow(() -> RefusedException.invalid(field, "The conversation's graph has no such node."));
    }

    void put(GraphNode node) {
        work.graphs().putNodes(id, List.of(node));
    }

    Optional<GraphRelation> relation(RelationId relationId) {
        for (ZoomLevel level : ZoomLevel.OF_NODES) {
            for (GraphRelation relation : work.graphs().relations(id, level)) {
                if (relation.id().equals(relationId)) {
                    return Optional.of(relation);
                }
            }
        }
        return Optional.empty();
    }

    /** Those between the two nodes, in either direction, that a reader sees or has denied. */
    List<GraphRelation> between(ZoomLevel level, NodeId from, NodeId to) {
        return work.graphs().relations(id, level).stream()
                .filter(relation ->
                        (relation.from().equals(from) && relation.to().equals(to))
                                || (relation.from().equals(to) && relation.to().equals(from)))
                .toList();
    }

    void put(GraphRelation relation) {
        work.graphs().putRelations(id, List.of(relation));
    }

    void remove(RelationId relationId) {
        work.graphs().removeRelations(List.of(relationId));
    }

    Corrections pins() {
        return pins;
    }

    void put(Corrections corrections) {
        pins = corrections;
        work.pins().put(id, corrections);
        reshaped = true;
    }
}
