package dev.commonplace.domain.canvas;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds a place for every card. Cards follow each other from left to right, and begin a new row after the fifth; cards of one
 * frame stay together, frames follow each other downwards. A card that has a place keeps it, and those without one keep out
 * of its way. The same cards in the same order always get the same places.
 */
final class LayOutCards {
    static final int CARD_WIDTH = 360;
    static final int CARD_HEIGHT_MIN = 120;
    static final int CARD_HEIGHT_MAX = 600;
    static final int COLUMNS = 5;
    static final int GAP = 80;
    static final int FRAME_PADDING = 40;
    private static final int CHARACTERS_PER_LINE = 40;
    private static final int LINE_HEIGHT = 26;
    private static final int MARGINS_HEIGHT = 48;
    private static final int STEP = 20;

    private final Map<String, CanvasBox> places = new LinkedHashMap<>();
    private final List<CanvasBox> taken = new ArrayList<>();

    /** The place of every card, by its id. */
    static Map<String, CanvasBox> places(List<CanvasCard> cards) {
        LayOutCards layout = new LayOutCards();
        for (CanvasCard card : cards) {
            card.place().ifPresent(layout.taken::add);
        }
        int top = 0;
        for (List<CanvasCard> together : byFrame(cards)) {
            top = layout.layOut(together, top) + GAP + 2 * FRAME_PADDING;
        }
        return layout.places;
    }

    private static List<List<CanvasCard>> byFrame(List<CanvasCard> cards) {
        Map<Optional<String>, List<CanvasCard>> byFrame = new LinkedHashMap<>();
        for (CanvasCard card : cards) {
            byFrame.computeIfAbsent(card.frame(), frame -> new ArrayList<>()).add(card);
        }
        return List.copyOf(byFrame.values());
    }

    /** @return where the lowest of these cards ends that had no place yet */
    private int layOut(List<CanvasCard> cards, int top) {
        int rowTop = top;
        int rowBottom = top;
        int column = 0;
        for (CanvasCard card : cards) {
            if (card.place().isPresent()) {
                places.put(card.id(), card.place().get());
                continue;
            }
            if (column == COLUMNS) {
                column = 0;
                rowTop = rowBottom + GAP;
            }
            CanvasBox box = free(new CanvasBox(
                    column * (CARD_WIDTH + GAP),
                    rowTop,
                    CARD_WIDTH,
                    height(card.text().markdown())));
            places.put(card.id(), box);
            rowBottom = Math.max(rowBottom, box.bottom());
            column++;
        }
        return rowBottom;
    }

    private CanvasBox free(CanvasBox wanted) {
        CanvasBox box = wanted;
        for (boolean moved = true; moved; ) {
            moved = false;
            for (CanvasBox other : taken) {
                if (box.overlaps(other)) {
                    box = box.at(box.x(), other.bottom() + STEP);
                    moved = true;
                }
            }
        }
        return box;
    }

    /** Enough for the text, in steps, so that a small change of the words does not move its neighbours. */
    static int height(String markdown) {
        int lines = markdown.lines()
                .mapToInt(line -> Math.max(1, Math.ceilDiv(line.length(), CHARACTERS_PER_LINE)))
                .sum();
        int height = Math.ceilDiv(MARGINS_HEIGHT + lines * LINE_HEIGHT, STEP) * STEP;
        return Math.clamp(height, CARD_HEIGHT_MIN, CARD_HEIGHT_MAX);
    }
}
