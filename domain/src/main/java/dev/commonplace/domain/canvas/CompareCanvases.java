package dev.commonplace.domain.canvas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a person changed on a canvas: compares it, card by card and line by line, with what was drawn. The order of cards, the
 * sides that lines come from, and the places of frames (which follow from the cards in them) say nothing; nor does a line that
 * went with a card at its end.
 */
public final class CompareCanvases {
    private final List<CanvasChange> changes = new ArrayList<>();

    private CompareCanvases() {}

    /**
     * The changes that make one document of the other, cards first: in the order of what was drawn, then what is new in the
     * order of the edited document.
     */
    public static List<CanvasChange> changes(CanvasDocument drawn, CanvasDocument edited) {
        CompareCanvases compare = new CompareCanvases();
        compare.nodes(drawn, edited);
        compare.edges(drawn, edited);
        return List.copyOf(compare.changes);
    }

    private void nodes(CanvasDocument drawn, CanvasDocument edited) {
        Map<String, CanvasNode> left = new LinkedHashMap<>();
        edited.nodes().forEach(node -> left.put(node.id(), node));
        for (CanvasNode before : drawn.nodes()) {
            Optional<CanvasNode> after = Optional.ofNullable(left.remove(before.id()));
            if (after.isEmpty()) {
                changes.add(new CanvasChange.Removed(before.id()));
            } else {
                node(before, after.get());
            }
        }
        for (CanvasNode added : left.values()) {
            changes.add(
                    added instanceof CanvasNode.Text text
                            ? new CanvasChange.Added(text.id(), text.box(), text.color(), CardText.read(text.text()))
                            : new CanvasChange.Foreign(added));
        }
    }

    private void node(CanvasNode before, CanvasNode after) {
        if (before instanceof CanvasNode.Text card && after instanceof CanvasNode.Text edited) {
            if (!card.box().equals(edited.box())) {
                changes.add(new CanvasChange.Moved(card.id(), card.box(), edited.box()));
            }
            if (!card.text().equals(edited.text())) {
                text(card.id(), CardText.read(card.text()), CardText.read(edited.text()));
            }
        } else if (before instanceof CanvasNode.Group frame && after instanceof CanvasNode.Group edited) {
            if (!frame.label().strip().equals(edited.label().strip())) {
                changes.add(new CanvasChange.Retitled(
                        frame.id(), frame.label(), edited.label().strip()));
            }
        } else {
            // The same id on another kind of thing: what was drawn is gone, and something else is there.
            changes.add(new CanvasChange.Removed(before.id()));
            changes.add(new CanvasChange.Foreign(after));
            return;
        }
        if (!before.color().equals(after.color())) {
            changes.add(new CanvasChange.Recolored(before.id(), before.color(), after.color()));
        }
    }

    private void text(String id, CardText before, CardText after) {
        if (!before.title().equals(after.title())) {
            changes.add(new CanvasChange.Retitled(id, before.title(), after.title()));
        }
        if (!before.summary().equals(after.summary())) {
            changes.add(new CanvasChange.Rewritten(id, before.summary(), after.summary()));
        }
        if (!before.points().equals(after.points())) {
            changes.add(new CanvasChange.Repointed(id, before.points(), after.points()));
        }
    }

    private void edges(CanvasDocument drawn, CanvasDocument edited) {
        Map<String, CanvasEdge> left = new LinkedHashMap<>();
        edited.edges().forEach(edge -> left.put(edge.id(), edge));
        Set<String> there = edited.nodes().stream().map(CanvasNode::id).collect(Collectors.toSet());
        for (CanvasEdge before : drawn.edges()) {
            Optional<CanvasEdge> after = Optional.ofNullable(left.remove(before.id()));
            if (after.isEmpty()) {
                if (there.contains(before.fromNode()) && there.contains(before.toNode())) {
                    changes.add(new CanvasChange.Unlinked(before.id()));
                }
            } else if (!sameEnds(before, after.get())) {
                changes.add(new CanvasChange.Unlinked(before.id()));
                changes.add(new CanvasChange.Linked(after.get()));
            } else if (!sameLook(before, after.get())) {
                changes.add(new CanvasChange.Relabelled(before, after.get()));
            }
        }
        left.values().forEach(edge -> changes.add(new CanvasChange.Linked(edge)));
    }

    private static boolean sameEnds(CanvasEdge one, CanvasEdge other) {
        return one.fromNode().equals(other.fromNode()) && one.toNode().equals(other.toNode());
    }

    private static boolean sameLook(CanvasEdge one, CanvasEdge other) {
        return one.label().equals(other.label())
                && one.color().equals(other.color())
                && one.bothWays() == other.bothWays()
                && one.arrow() == other.arrow();
    }
}
