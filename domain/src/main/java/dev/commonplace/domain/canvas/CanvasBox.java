package dev.commonplace.domain.canvas;

/**
 * The place of a card: pixels, x to the right, y downwards, from the card's upper left corner.
 *
 * @param width at least 1
 * @param height at least 1
 */
public record CanvasBox(int x, int y, int width, int height) {
    /** Far more than any screen; sums of places still fit into an integer. */
    public static final int COORDINATE_MAX = 100_000_000;

    public CanvasBox {
        if (Math.abs((long) x) > COORDINATE_MAX || Math.abs((long) y) > COORDINATE_MAX) {
            throw new IllegalArgumentException("x and y are from -" + COORDINATE_MAX + " to " + COORDINATE_MAX + ".");
        }
        if (width < 1 || height < 1 || width > COORDINATE_MAX || height > COORDINATE_MAX) {
            throw new IllegalArgumentException("width and height are from 1 to " + COORDINATE_MAX + ".");
        }
    }

    public int right() {
        return x + width;
    }

    public int bottom() {
        return y + height;
    }

    public CanvasBox at(int newX, int newY) {
        return new CanvasBox(newX, newY, width, height);
    }

    /** Whether two boxes share more than an edge. */
    public boolean overlaps(CanvasBox other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    /** The smallest box around both. */
    public CanvasBox around(CanvasBox other) {
        int left = Math.min(x, other.x);
        int top = Math.min(y, other.y);
        return new CanvasBox(
                left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
    }
}
