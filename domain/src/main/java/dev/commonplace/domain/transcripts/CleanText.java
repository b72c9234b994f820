package dev.commonplace.domain.transcripts;

/**
 * A text that can be stored.
 *
 * @param replaced how many characters became U+FFFD: NUL, and halves of surrogate pairs
 */
record CleanText(String text, int replaced) {
    static CleanText of(String text) {
        int first = firstBad(text);
        if (first < 0) {
            return new CleanText(text, 0);
        }
        StringBuilder clean = new StringBuilder(text);
        int replaced = 0;
        for (int i = first; i < clean.length(); i++) {
            char unit = clean.charAt(i);
            if (isPair(clean, i)) {
                i++;
            } else if (unit == 0 || Character.isSurrogate(unit)) {
                clean.setCharAt(i, '\uFFFD');
                replaced++;
            }
        }
        return new CleanText(clean.toString(), replaced);
    }

    private static int firstBad(String text) {
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (isPair(text, i)) {
                i++;
            } else if (unit == 0 || Character.isSurrogate(unit)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isPair(CharSequence text, int index) {
        return Character.isHighSurrogate(text.charAt(index))
                && index + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(index + 1));
    }

    /** At most so many UTF-16 units, without half a pair at the end. */
    static String cut(String text, int unitsMax) {
        if (text.length() <= unitsMax) {
            return text;
        }
        boolean half = Character.isHighSurrogate(text.charAt(unitsMax - 1));
        return text.substring(0, half ? unitsMax - 1 : unitsMax);
    }
}
