package dev.commonplace.domain.canvas;

import java.util.Optional;

/**
 * Something that is to be drawn as a card.
 *
 * @param id unique among cards and frames
 * @param frame the id of the frame that the card belongs into
 * @param place where a person has put it; empty leaves that to the layout
 */
public record CanvasCard(
        String id, Optional<String> frame, CardText text, Optional<CanvasColor> color, Optional<CanvasBox> place) {}
