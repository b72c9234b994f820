package dev.commonplace.domain.canvas;

import java.util.Optional;

/**
 * Something between two cards that is to be drawn as a line.
 *
 * @param bothWays whether it holds in both directions
 */
public record CanvasLink(
        String id, String from, String to, Optional<String> label, Optional<CanvasColor> color, boolean bothWays) {}
