package dev.commonplace.domain.canvas;

import dev.commonplace.domain.topics.CanvasPlace;
import dev.commonplace.domain.topics.GraphNode;
import dev.commonplace.domain.topics.GraphRelation;
import dev.commonplace.domain.topics.KeyPoint;
import dev.commonplace.domain.topics.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Draws one level of a conversation's graph: a card for each node, a frame for each node of the next coarser level around
 * its own, a line from each node to the next one, and a line for each relation.
 */
public final class DrawGraph {
    private static final String NEXT = "next";

    private DrawGraph() {}

    /**
     * @param nodes of one level, in their order
     * @param frames of the next coarser level, in their order; may be empty
     * @param relations between the nodes beside their order
     */
    public static CanvasDocument draw(List<GraphNode> nodes, List<GraphNode> frames, List<GraphRelation> relations) {
        List<CanvasLink> links = new ArrayList<>();
        for (int i = 1; i < nodes.size(); i++) {
            CanvasLink next =
                    next(nodes.get(i - 1).id().toString(), nodes.get(i).id().toString());
            links.add(i == 1 ? DrawnRelations.noted(next, relations) : next);
        }
        relations.forEach(relation -> links.add(link(relation)));
        return DrawCanvas.draw(
                nodes.stream().map(DrawGraph::card).toList(),
                frames.stream()
                        .map(frame -> new CanvasFrame(
                                frame.id().toString(), frame.title().text()))
                        .toList(),
                links);
    }

    /** The line from a card to the one that follows it. It says nothing of its own: the order is that of the messages. */
    static CanvasLink next(String from, String to) {
        return new CanvasLink(NEXT + "-" + from, from, to, Optional.of(NEXT), Optional.empty(), false);
    }

    /** Whether a line only shows the order of cards. */
    public static boolean isOrder(String edgeId) {
        return edgeId.startsWith(NEXT + "-");
    }

    private static CanvasCard card(GraphNode node) {
        CardText text = new CardText(
                node.title().text(),
                node.summary().text(),
                node.keyPoints().stream().map(KeyPoint::text).toList());
        return new CanvasCard(
                node.id().toString(),
                node.span().parent().map(NodeId::toString),
                text,
                GraphColors.of(node.flags()),
                node.place().map(DrawGraph::box));
    }

    private static CanvasBox box(CanvasPlace place) {
        return new CanvasBox(
                pixels(place.x()),
                pixels(place.y()),
                place.size().map(size -> pixels(size.width())).orElse(LayOutCards.CARD_WIDTH),
                place.size().map(size -> pixels(size.height())).orElse(LayOutCards.CARD_HEIGHT));
    }

    private static int pixels(double exact) {
        return Math.toIntExact(Math.round(exact));
    }

    private static CanvasLink link(GraphRelation relation) {
        return new CanvasLink(
                relation.id().toString(),
                relation.from().toString(),
                relation.to().toString(),
                Optional.of(label(relation.kind())),
                GraphColors.ofKind(relation.kind()),
                relation.kind().equals("similar"));
    }

    /** A kind as people read it. */
    public static String label(String kind) {
        return kind.toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
