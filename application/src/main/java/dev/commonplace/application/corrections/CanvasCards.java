package dev.commonplace.application.corrections;

import dev.commonplace.domain.canvas.CanvasExtras;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.topics.ZoomLevel;

/** Cards and lines that people have drawn on the canvases of one tenant, and that stand for nothing in the graph. */
public interface CanvasCards {
    /** In the order in which they were put. */
    CanvasExtras of(ConversationId id, ZoomLevel zoom);

    /** Keeps these in place of all that there were. */
    void put(ConversationId id, ZoomLevel zoom, CanvasExtras extras);
}
