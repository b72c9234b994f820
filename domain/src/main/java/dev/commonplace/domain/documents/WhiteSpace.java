package dev.commonplace.domain.documents;

/**
 * What counts as white space in a text: Java's white space and the spaces of Unicode, the non-breaking ones included,
 * because tokenizers treat those alike.
 */
public final class WhiteSpace {
    private WhiteSpace() {}

    public static boolean is(char unit) {
        return unit <= ' ' ? Character.isWhitespace(unit) : Character.isSpaceChar(unit);
    }

    /** Whether the text holds nothing but white space between two UTF-16 indices. */
    public static boolean only(CharSequence text, int start, int end) {
        return skip(text, start, end) == end;
    }

    /** The first index from {@code start} on that is not white space, or {@code end}. */
    public static int skip(CharSequence text, int start, int end) {
        int index = start;
        while (index < end && is(text.charAt(index))) {
            index++;
        }
        return index;
    }

    /** The index after the last unit before {@code end} that is not white space, or {@code start}. */
    public static int skipBack(CharSequence text, int start, int end) {
        int index = end;
        while (index > start && is(text.charAt(index - 1))) {
            index--;
        }
        return index;
    }
}
