package dev.commonplace.detection;

import java.util.Arrays;

/**
 * A text in which digits, hyphens, spaces and letters of other widths are those of ASCII, unit by unit, so that every place
 * stays where it is: a number stays a number in whatever digits it is written.
 *
 * @param text the text
 * @param starts where a number could begin that stands alone, in rising order: at a digit, or at a letter that a digit follows
 *     soon. To stand alone is to be neither inside of a word or a longer number, nor behind the point, comma or hyphen of
 *     one: most numbers in real texts are measurements, tables and references
 */
@SuppressWarnings("ArrayRecordComponent")
record PlainText(String text, int[] starts) {
    private static final int FULL_WIDTH_FIRST = 0xFF01;
    private static final int FULL_WIDTH_LAST = 0xFF5E;
    private static final String JOINTS = ".,/:+=#-";
    /** No form has more letters in front of its first digit. */
    private static final int LETTERS_MAX = 6;

    static PlainText of(String original) {
        String text = plain(original);
        int[] starts = new int[64];
        int count = 0;
        int lastDigit = -1;
        // From the end on, because a letter has to know what follows.
        for (int i = text.length() - 1; i >= 0; i--) {
            char unit = text.charAt(i);
            boolean digit = unit >= '0' && unit <= '9';
            lastDigit = digit ? i : lastDigit;
            boolean near = lastDigit >= 0 && lastDigit - i <= LETTERS_MAX;
            if (near && (digit || (unit < 0x80 && Character.isLetter(unit))) && isAloneBefore(text, i)) {
                starts = count == starts.length ? Arrays.copyOf(starts, 2 * count) : starts;
                starts[count++] = i;
            }
        }
        int[] rising = new int[count];
        for (int i = 0; i < count; i++) {
            rising[i] = starts[count - 1 - i];
        }
        return new PlainText(text, rising);
    }

    static boolean isAloneBefore(String text, int start) {
        if (start == 0) {
            return true;
        }
        char before = text.charAt(start - 1);
        if (Character.isLetterOrDigit(before) || before == '_' || before == '$') {
            return false;
        }
        boolean joint = JOINTS.indexOf(before) >= 0;
        return !joint || start == 1 || !Character.isLetterOrDigit(text.charAt(start - 2));
    }

    private static String plain(String text) {
        int first = 0;
        while (first < text.length() && text.charAt(first) < 0x80) {
            first++;
        }
        if (first == text.length()) {
            return text;
        }
        char[] units = text.toCharArray();
        for (int i = first; i < units.length; i++) {
            if (units[i] >= 0x80) {
                units[i] = plain(units[i]);
            }
        }
        return new String(units);
    }

    private static char plain(char unit) {
        if (unit >= FULL_WIDTH_FIRST && unit <= FULL_WIDTH_LAST) {
            return (char) (unit - FULL_WIDTH_FIRST + '!');
        }
        return switch (Character.getType(unit)) {
            case Character.DECIMAL_DIGIT_NUMBER -> (char) ('0' + Character.digit(unit, 10));
            case Character.DASH_PUNCTUATION -> '-';
            case Character.SPACE_SEPARATOR -> ' ';
            default -> unit == '\u2212' || unit == '\u00AD' ? '-' : unit;
        };
    }
}
