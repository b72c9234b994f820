package dev.commonplace.domain.canvas;

import java.util.regex.Pattern;

/**
 * The colour of a card or a line: one of the format's six presets, which every program shows in its own shades, or a colour
 * of its own.
 *
 * @param code {@code 1} to {@code 6}, or {@code #RRGGBB}
 */
public record CanvasColor(String code) {
    // First, because the constants below are checked by it.
    private static final Pattern FORM = Pattern.compile("[1-6]|#[0-9A-Fa-f]{6}");

    public static final CanvasColor RED = new CanvasColor("1");
    public static final CanvasColor ORANGE = new CanvasColor("2");
    public static final CanvasColor YELLOW = new CanvasColor("3");
    public static final CanvasColor GREEN = new CanvasColor("4");
    public static final CanvasColor CYAN = new CanvasColor("5");
    public static final CanvasColor PURPLE = new CanvasColor("6");

    public CanvasColor {
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException("A colour is 1 to 6 or #RRGGBB.");
        }
    }

    /** Whether a text names a colour. */
    public static boolean isColor(String code) {
        return FORM.matcher(code).matches();
    }
}
