package dev.commonplace.extraction.office;

/** Puts a replacement character in the place of what no text may hold: U+0000 and halves of surrogate pairs. */
final class WellFormed {
    private static final char REPLACEMENT = '\uFFFD';

    private WellFormed() {}

    static String of(CharSequence text) {
        StringBuilder made = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            boolean pair = Character.isHighSurrogate(unit)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                made.append(unit).append(text.charAt(++i));
            } else {
                made.append(unit == 0 || Character.isSurrogate(unit) ? REPLACEMENT : unit);
            }
        }
        return made.toString();
    }
}
