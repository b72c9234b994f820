package dev.commonplace.domain.canvas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds a place for every card. Cards follow each other from left to right, and begin a new row after the fifth; cards of one
 * frame stay together, frames follow each other downwards. A card that has a place keeps it.
 *
 * <p>The place of a card depends on nothing but how many cards and frames come before it: not on what the cards say, nor on
 * which of them people have moved. So a canvas that is edited and taken back says of each card only what was done to it.
 */
final class LayOutCards {
    static final int CARD_WIDTH = 400;
    static final int CARD_HEIGHT = 300;
    static final int COLUMNS = 5;
    static final int GAP = 80;
    static final int FRAME_PADDING = 40;

    private LayOutCards() {}

    /** The place of every card, by its id. */
    static Map<String, CanvasBox> places(List<CanvasCard> cards) {
        Map<String, CanvasBox> places = new LinkedHashMap<>();
        int top = 0;
        for (List<CanvasCard> together : byFrame(cards)) {
            for (int i = 0; i < together.size(); i++) {
                CanvasBox slot = new CanvasBox(
                        i % COLUMNS * (CARD_WIDTH + GAP),
                        top + i / COLUMNS * (CARD_HEIGHT + GAP),
                        CARD_WIDTH,
                        CARD_HEIGHT);
                places.put(together.get(i).id(), together.get(i).place().orElse(slot));
            }
            int rows = Math.ceilDiv(together.size(), COLUMNS);
            top += rows * (CARD_HEIGHT + GAP) + 2 * FRAME_PADDING;
        }
        return places;
    }

    private static List<List<CanvasCard>> byFrame(List<CanvasCard> cards) {
        Map<Optional<String>, List<CanvasCard>> byFrame = new LinkedHashMap<>();
        for (CanvasCard card : cards) {
            byFrame.computeIfAbsent(card.frame(), frame -> new ArrayList<>()).add(card);
        }
        return List.copyOf(byFrame.values());
    }
}
