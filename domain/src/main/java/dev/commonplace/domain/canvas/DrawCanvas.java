package dev.commonplace.domain.canvas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Draws cards, the frames around them and the lines between them. The same input always gives the same document. */
public final class DrawCanvas {
    private DrawCanvas() {}

    /**
     * A valid document: frames behind the cards, in their order; frames without a card are left out, and so are lines that
     * end at something that is not drawn.
     */
    public static CanvasDocument draw(List<CanvasCard> cards, List<CanvasFrame> frames, List<CanvasLink> links) {
        Map<String, CanvasBox> places = LayOutCards.places(cards);
        List<CanvasNode> nodes = new ArrayList<>(frames(cards, frames, places));
        for (CanvasCard card : cards) {
            nodes.add(new CanvasNode.Text(
                    card.id(),
                    place(places, card.id()).orElseThrow(),
                    card.color(),
                    card.text().markdown()));
        }
        List<CanvasEdge> edges = new ArrayList<>();
        for (CanvasLink link : links) {
            Optional<CanvasBox> from = place(places, link.from());
            Optional<CanvasBox> to = place(places, link.to());
            if (from.isPresent() && to.isPresent()) {
                edges.add(edge(link, from.get(), to.get()));
            }
        }
        return new CanvasDocument(nodes, edges);
    }

    private static Optional<CanvasBox> place(Map<String, CanvasBox> places, String id) {
        return Optional.ofNullable(places.get(id));
    }

    private static List<CanvasNode> frames(
            List<CanvasCard> cards, List<CanvasFrame> frames, Map<String, CanvasBox> places) {
        Map<String, CanvasBox> boxes = new LinkedHashMap<>();
        for (CanvasCard card : cards) {
            card.frame()
                    .ifPresent(
                            frame -> boxes.merge(frame, place(places, card.id()).orElseThrow(), CanvasBox::around));
        }
        List<CanvasNode> drawn = new ArrayList<>();
        for (CanvasFrame frame : frames) {
            place(boxes, frame.id())
                    .ifPresent(box ->
                            drawn.add(new CanvasNode.Group(frame.id(), padded(box), Optional.empty(), frame.label())));
        }
        return drawn;
    }

    private static CanvasBox padded(CanvasBox box) {
        int padding = LayOutCards.FRAME_PADDING;
        return new CanvasBox(
                box.x() - padding, box.y() - padding, box.width() + 2 * padding, box.height() + 2 * padding);
    }

    private static CanvasEdge edge(CanvasLink link, CanvasBox from, CanvasBox to) {
        return new CanvasEdge(
                link.id(),
                link.from(),
                Optional.of(CanvasSide.facing(from, to)),
                link.to(),
                Optional.of(CanvasSide.facing(to, from)),
                link.bothWays(),
                true,
                link.color(),
                link.label());
    }
}
