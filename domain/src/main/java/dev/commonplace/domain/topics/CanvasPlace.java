package dev.commonplace.domain.topics;

import java.util.Objects;
import java.util.Optional;

/**
 * Where somebody has put a node on a canvas, in its units (pixels at full size; x to the right, y down).
 *
 * @param size empty where nobody has changed it
 */
public record CanvasPlace(double x, double y, Optional<Size> size) {
    public CanvasPlace {
        Objects.requireNonNull(size, "size");
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("A place is a pair of numbers.");
        }
    }

    public record Size(double width, double height) {
        public Size {
            if (!(width > 0 && height > 0 && Double.isFinite(width) && Double.isFinite(height))) {
                throw new IllegalArgumentException("A node on a canvas has some size.");
            }
        }
    }
}
