package dev.commonplace.domain.canvas;

import java.util.Optional;

/**
 * A line between two cards.
 *
 * @param id unique among the lines of its document
 * @param fromSide where it begins; empty leaves that to the program that shows it
 * @param bothWays whether it has an arrow at its beginning as well
 * @param arrow whether it has an arrow at its end
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
        Optional<String> label) {}
