package dev.commonplace.domain.canvas;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What people have drawn on a canvas that stands for nothing in the graph: notes, files, pages of the web, frames, and lines
 * other than those between two topics.
 *
 * @param nodes from the back to the front
 */
public record CanvasExtras(List<CanvasNode> nodes, List<CanvasEdge> edges) {
    public static final CanvasExtras NONE = new CanvasExtras(List.of(), List.of());
    public static final int NODES_MAX = 2_000;
    public static final int EDGES_MAX = 5_000;
    public static final int TEXT_CHARACTERS_MAX = 100_000;

    public CanvasExtras {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /** The document with these above what it has; lines that lead nowhere by now are left out. */
    public CanvasDocument on(CanvasDocument document) {
        List<CanvasNode> allNodes = new ArrayList<>(document.nodes());
        allNodes.addAll(nodes);
        Set<String> ids = new HashSet<>();
        allNodes.forEach(node -> ids.add(node.id()));
        List<CanvasEdge> allEdges = new ArrayList<>(document.edges());
        edges.stream()
                .filter(edge -> ids.contains(edge.fromNode()) && ids.contains(edge.toNode()))
                .forEach(allEdges::add);
        return new CanvasDocument(allNodes, allEdges);
    }

    /** What of these is seen on a document: lines that lead nowhere by now are not. */
    public CanvasExtras shownOn(CanvasDocument document) {
        CanvasDocument shown = on(document);
        return new CanvasExtras(
                nodes,
                shown.edges().subList(document.edges().size(), shown.edges().size()));
    }

    /**
     * What of an edited document stands for nothing in the graph.
     *
     * @param graph the ids of the cards and frames that do stand for something
     * @param drawn which lines do
     */
    public static CanvasExtras of(CanvasDocument edited, Set<String> graph, Predicate<CanvasEdge> drawn) {
        List<CanvasNode> nodes = edited.nodes().stream()
                .filter(node -> !graph.contains(node.id()))
                .toList();
        List<CanvasEdge> edges = edited.edges().stream().filter(drawn.negate()).toList();
        return new CanvasExtras(nodes, edges);
    }
}
