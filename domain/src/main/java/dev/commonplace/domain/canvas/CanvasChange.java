package dev.commonplace.domain.canvas;

import java.util.List;
import java.util.Optional;

/** One thing that a person did to a canvas. */
public sealed interface CanvasChange {
    /** A card lies elsewhere, or has another size. */
    record Moved(String card, CanvasBox from, CanvasBox to) implements CanvasChange {}

    /** A card or a frame has another title. */
    record Retitled(String id, String from, String to) implements CanvasChange {}

    /** A card has another summary. */
    record Rewritten(String card, String from, String to) implements CanvasChange {}

    /** A card has other points. */
    record Repointed(String card, List<String> from, List<String> to) implements CanvasChange {
        public Repointed {
            from = List.copyOf(from);
            to = List.copyOf(to);
        }
    }

    /** A card or a frame has another colour. */
    record Recolored(String id, Optional<CanvasColor> from, Optional<CanvasColor> to) implements CanvasChange {}

    /** A card that was not there. */
    record Added(String card, CanvasBox box, Optional<CanvasColor> color, CardText text) implements CanvasChange {}

    /** A card or a frame that is gone. */
    record Removed(String id) implements CanvasChange {}

    /** A line that was not there. */
    record Linked(CanvasEdge edge) implements CanvasChange {}

    /** A line that is gone. */
    record Unlinked(String edge) implements CanvasChange {}

    /** A line that says something else, or has another colour or other arrows. */
    record Relabelled(CanvasEdge from, CanvasEdge to) implements CanvasChange {}

    /** Something new that has no counterpart in a graph: a file, a page of the web, a frame. */
    record Foreign(CanvasNode node) implements CanvasChange {}
}
