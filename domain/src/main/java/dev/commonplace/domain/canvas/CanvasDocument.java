package dev.commonplace.domain.canvas;

import dev.commonplace.domain.shared.Violation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A canvas as JSON Canvas 1.0 has it (jsoncanvas.org). What {@link #faults} finds nothing wrong with is valid.
 *
 * @param nodes from the back to the front
 */
public record CanvasDocument(List<CanvasNode> nodes, List<CanvasEdge> edges) {
    public static final int NODES_MAX = 50_000;
    public static final int EDGES_MAX = 100_000;
    /** A message of the greatest length has its speaker above it. */
    public static final int TEXT_CHARACTERS_MAX = 101_000;

    private static final int FAULTS_MAX = 50;

    public CanvasDocument {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /**
     * What is wrong between the parts of the document: ids that occur twice, lines whose ends are not there, and more than
     * there may be. Fields are JSON Pointers into the document. At most fifty are named.
     */
    public List<Violation> faults() {
        List<Violation> faults = new ArrayList<>();
        if (nodes.size() > NODES_MAX) {
            faults.add(new Violation("/nodes", "A canvas has at most " + NODES_MAX + " nodes."));
        }
        if (edges.size() > EDGES_MAX) {
            faults.add(new Violation("/edges", "A canvas has at most " + EDGES_MAX + " edges."));
        }
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < nodes.size(); i++) {
            nodeFaults(nodes.get(i), "/nodes/" + i, ids, faults);
        }
        Set<String> edgeIds = new HashSet<>();
        for (int i = 0; i < edges.size(); i++) {
            edgeFaults(edges.get(i), "/edges/" + i, ids, edgeIds, faults);
        }
        return faults.size() > FAULTS_MAX ? List.copyOf(faults.subList(0, FAULTS_MAX)) : List.copyOf(faults);
    }

    private static void nodeFaults(CanvasNode node, String at, Set<String> ids, List<Violation> faults) {
        if (!ids.add(node.id())) {
            faults.add(new Violation(at + "/id", "Another node has the id " + node.id() + " too."));
        }
        String field = switch (node) {
            case CanvasNode.Text text -> "/text";
            case CanvasNode.File file -> "/file";
            case CanvasNode.Link link -> "/url";
            case CanvasNode.Group group -> "/label";
        };
        String content = switch (node) {
            case CanvasNode.Text text -> text.text();
            case CanvasNode.File file -> file.path();
            case CanvasNode.Link link -> link.url();
            case CanvasNode.Group group -> group.label();
        };
        if (content.length() > TEXT_CHARACTERS_MAX) {
            faults.add(new Violation(at + field, "A text has at most " + TEXT_CHARACTERS_MAX + " characters."));
        }
    }

    private static void edgeFaults(
            CanvasEdge edge, String at, Set<String> nodes, Set<String> edges, List<Violation> faults) {
        if (!edges.add(edge.id())) {
            faults.add(new Violation(at + "/id", "Another edge has the id " + edge.id() + " too."));
        }
        if (!nodes.contains(edge.fromNode())) {
            faults.add(new Violation(at + "/fromNode", "No node has the id " + edge.fromNode() + "."));
        }
        if (!nodes.contains(edge.toNode())) {
            faults.add(new Violation(at + "/toNode", "No node has the id " + edge.toNode() + "."));
        }
    }
}
