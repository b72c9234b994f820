package dev.commonplace.domain.canvas;

import dev.commonplace.domain.shared.JsonObject;
import java.util.Optional;

/** A card on a canvas. Later cards are drawn above earlier ones. */
public sealed interface CanvasNode {
    /** Unique in its document. */
    String id();

    CanvasBox box();

    Optional<CanvasColor> color();

    /** What else the format, or the program that wrote it, says of the card, by the names that it has there. */
    JsonObject more();

    /** @param text Markdown */
    record Text(String id, CanvasBox box, Optional<CanvasColor> color, String text, JsonObject more)
            implements CanvasNode {
        public Text(String id, CanvasBox box, Optional<CanvasColor> color, String text) {
            this(id, box, color, text, JsonObject.EMPTY);
        }
    }

    /** A file of the vault that the canvas lies in. */
    record File(String id, CanvasBox box, Optional<CanvasColor> color, String path, JsonObject more)
            implements CanvasNode {
        public File(String id, CanvasBox box, Optional<CanvasColor> color, String path) {
            this(id, box, color, path, JsonObject.EMPTY);
        }
    }

    /** A page of the web. */
    record Link(String id, CanvasBox box, Optional<CanvasColor> color, String url, JsonObject more)
            implements CanvasNode {
        public Link(String id, CanvasBox box, Optional<CanvasColor> color, String url) {
            this(id, box, color, url, JsonObject.EMPTY);
        }
    }

    /** A frame around other cards; which ones it holds follows from their places alone. */
    record Group(String id, CanvasBox box, Optional<CanvasColor> color, String label, JsonObject more)
            implements CanvasNode {
        public Group(String id, CanvasBox box, Optional<CanvasColor> color, String label) {
            this(id, box, color, label, JsonObject.EMPTY);
        }
    }
}
