package dev.commonplace.domain.canvas;

import dev.commonplace.domain.shared.JsonObject;
import java.util.Optional;

/**
 * A line between two cards.
 *
 * @param id unique among the lines of its document
 * @param fromSide where it begins; empty leaves that to the program that shows it
 * @param bothWays whether it has an arrow at its beginning as well
 * @param arrow whether it has an arrow at its end
 * @param more what else the program that wrote it says of it
 */
public record CanvasEdge(
        String id,
        String fromNode,
        Optional<CanvasSide> fromSide,
        String toNode,
        Optional<CanvasSide> toSide,
        boolean bothWays,
        boolean arrow,
        Optional<CanvasColor> color,
        Optional<String> label,
        JsonObject more) {
    /** A line of which nothing else is said. */
    public CanvasEdge(
            String id,
            String fromNode,
            Optional<CanvasSide> fromSide,
            String toNode,
            Optional<CanvasSide> toSide,
            boolean bothWays,
            boolean arrow,
            Optional<CanvasColor> color,
            Optional<String> label) {
        this(id, fromNode, fromSide, toNode, toSide, bothWays, arrow, color, label, JsonObject.EMPTY);
    }

    /** The same line under another name. */
    public CanvasEdge named(String other) {
        return new CanvasEdge(other, fromNode, fromSide, toNode, toSide, bothWays, arrow, color, label, more);
    }
}
