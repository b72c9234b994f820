package dev.commonplace.application.exports;

import dev.commonplace.application.corrections.CorrectionsWork;
import dev.commonplace.domain.canvas.CanvasDocument;
import dev.commonplace.domain.canvas.CanvasEdge;
import dev.commonplace.domain.canvas.CanvasExtras;
import dev.commonplace.domain.canvas.CanvasNode;
import dev.commonplace.domain.canvas.DrawGraph;
import dev.commonplace.domain.canvas.DrawnRelations;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.topics.GraphNode;
import dev.commonplace.domain.topics.ZoomLevel;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What on a canvas stands for something in the conversation.
 *
 * @param cards the nodes that are drawn as cards, by the ids of these
 * @param frames the nodes that are drawn as frames, by the ids of these
 * @param messages the ids of cards that are messages
 */
record DrawnGraph(Map<String, GraphNode> cards, Map<String, GraphNode> frames, Set<String> messages) {
    static DrawnGraph of(CorrectionsWork work, ConversationId id, ZoomLevel zoom, CanvasDocument drawn) {
        if (zoom.equals(ZoomLevel.MESSAGES)) {
            Set<String> messages = new HashSet<>();
            drawn.nodes().stream().filter(CanvasNode.Text.class::isInstance).forEach(node -> messages.add(node.id()));
            return new DrawnGraph(Map.of(), byId(work.graphs().nodes(id, ZoomLevel.FINEST)), messages);
        }
        return new DrawnGraph(
                byId(work.graphs().nodes(id, zoom)),
                zoom.equals(ZoomLevel.COARSEST)
                        ? Map.of()
                        : byId(work.graphs().nodes(id, new ZoomLevel(zoom.number() - 1))),
                Set.of());
    }

    /** What changes of the canvas mean. */
    CanvasEdits edits(CanvasDocument canvas) {
        return new CanvasEdits(cards, frames, messages, DrawnRelations.of(canvas));
    }

    /** Lines between topics get the names of the relations, or of the places in the order, that they stand for. */
    CanvasDocument named(CanvasDocument canvas) {
        List<CanvasEdge> edges = canvas.edges().stream()
                .map(edge -> isRelation(edge)
                        ? edge.named(CanvasEdits.relationOf(edge.id()).toString())
                        : isOrder(edge) ? edge.named(DrawnRelations.orderId(edge.id())) : edge)
                .toList();
        return new CanvasDocument(canvas.nodes(), edges);
    }

    /** What stands for nothing: cards and lines of somebody's own. */
    CanvasExtras others(CanvasDocument canvas) {
        Set<String> ids = new HashSet<>(messages);
        ids.addAll(cards.keySet());
        ids.addAll(frames.keySet());
        return CanvasExtras.of(canvas, ids, edge -> isRelation(edge) || isOrder(edge));
    }

    private boolean isRelation(CanvasEdge edge) {
        return cards.containsKey(edge.fromNode()) && cards.containsKey(edge.toNode()) && !DrawGraph.isOrder(edge.id());
    }

    private boolean isOrder(CanvasEdge edge) {
        return DrawGraph.isOrder(edge.id()) && isDrawn(edge.fromNode()) && isDrawn(edge.toNode());
    }

    private boolean isDrawn(String card) {
        return cards.containsKey(card) || messages.contains(card);
    }

    private static Map<String, GraphNode> byId(List<GraphNode> nodes) {
        Map<String, GraphNode> byId = new LinkedHashMap<>();
        nodes.forEach(node -> byId.put(node.id().toString(), node));
        return byId;
    }
}
