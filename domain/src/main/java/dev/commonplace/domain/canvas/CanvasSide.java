package dev.commonplace.domain.canvas;

import java.util.Locale;

/** Where a line meets a card. */
public enum CanvasSide {
    TOP,
    RIGHT,
    BOTTOM,
    LEFT;

    /** The lower-case name that is stored and shown. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for a word that is none */
    public static CanvasSide ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The side of one box that faces another: left or right where they are further apart sideways than up and down. */
    static CanvasSide facing(CanvasBox from, CanvasBox to) {
        int across = to.x() + to.width() / 2 - (from.x() + from.width() / 2);
        int down = to.y() + to.height() / 2 - (from.y() + from.height() / 2);
        if (Math.abs(across) >= Math.abs(down)) {
            return across >= 0 ? RIGHT : LEFT;
        }
        return down >= 0 ? BOTTOM : TOP;
    }
}
