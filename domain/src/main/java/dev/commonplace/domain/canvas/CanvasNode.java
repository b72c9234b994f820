package dev.commonplace.domain.canvas;

import java.util.Optional;

/** A card on a canvas. Later cards are drawn above earlier ones. */
public sealed interface CanvasNode {
    /** Unique in its document. */
    String id();

    CanvasBox box();

    Optional<CanvasColor> color();

    /** @param text Markdown */
    record Text(String id, CanvasBox box, Optional<CanvasColor> color, String text) implements CanvasNode {}

    /** A file of the vault that the canvas lies in. */
    record File(String id, CanvasBox box, Optional<CanvasColor> color, String path) implements CanvasNode {}

    /** A page of the web. */
    record Link(String id, CanvasBox box, Optional<CanvasColor> color, String url) implements CanvasNode {}

    /** A frame around other cards; which ones it holds follows from their places alone. */
    record Group(String id, CanvasBox box, Optional<CanvasColor> color, String label) implements CanvasNode {}
}
