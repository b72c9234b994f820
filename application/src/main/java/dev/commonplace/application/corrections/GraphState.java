package dev.commonplace.application.corrections;

import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.topics.AnalyseTopics;
import dev.commonplace.application.topics.TopicCorrections.Corrections;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.conversations.ConversationSignal;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.topics.GraphNode;
import dev.commonplace.domain.topics.GraphRelation;
import dev.commonplace.domain.topics.NodeId;
import dev.commonplace.domain.topics.RelationId;
import dev.commonplace.domain.topics.TopicAnalysis;
import dev.commonplace.domain.topics.ZoomLevel;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The graph of one conversation while it is corrected, and whether its shape has changed by that. */
final class GraphState {
    private final CorrectionsWork work;
    private final ConversationId id;
    private final int messages;
    /** Read once a level, as far as they were asked for. */
    private final Map<ZoomLevel, Map<RelationId, GraphRelation>> relations = new HashMap<>();

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
        return ZoomLevel.OF_NODES.stream()
                .flatMap(level -> Optional.ofNullable(relations(level).get(relationId)).stream())
                .findFirst();
    }

    /** Those between the two nodes, in either direction, that a reader sees or has denied. */
    List<GraphRelation> between(ZoomLevel level, NodeId from, NodeId to) {
        return relations(level).values().stream()
                .filter(relation ->
                        (relation.from().equals(from) && relation.to().equals(to))
                                || (relation.from().equals(to) && relation.to().equals(from)))
                .toList();
    }

    private Map<RelationId, GraphRelation> relations(ZoomLevel level) {
        return relations.computeIfAbsent(level, unread -> {
            Map<RelationId, GraphRelation> read = new LinkedHashMap<>();
            work.graphs().relations(id, level).forEach(relation -> read.put(relation.id(), relation));
            return read;
        });
    }

    void put(GraphRelation relation) {
        work.graphs().putRelations(id, List.of(relation));
        relations(relation.level()).put(relation.id(), relation);
    }

    void remove(RelationId relationId) {
        work.graphs().removeRelations(List.of(relationId));
        relations.values().forEach(level -> level.remove(relationId));
    }

    Corrections pins() {
        return pins;
    }

    /** Not kept before {@link #keep}: many corrections of a request each change a little of it. */
    void put(Corrections corrections) {
        pins = corrections;
        reshaped = true;
    }

    /**
     * Ends the changes: the graph has its next revision, and where its shape has changed, a job computes it anew, also if this
     * process should end before.
     *
     * @param otherSpeakers whether others have said the messages than the graph knows
     */
    void keep(TopicAnalysis before, boolean otherSpeakers, MakeId ids, Instant now) {
        work.analyses().put(before.changed(reshaped || otherSpeakers));
        work.signals().send(ConversationSignal.graphChanged(id));
        if (otherSpeakers) {
            work.signals().send(ConversationSignal.changed(id));
        }
        if (reshaped) {
            work.pins().put(id, pins);
            work.jobs().enqueue(AnalyseTopics.fullJob(ids, id), now);
        }
    }
}
