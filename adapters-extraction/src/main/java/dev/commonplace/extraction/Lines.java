package dev.commonplace.extraction;

import dev.commonplace.domain.documents.WhiteSpace;

/** Lines of a text; they end with LF, CR or both. */
final class Lines {
    private Lines() {}

    /** Where the line ends in which {@code index} stands, its line break not included. */
    static int end(String text, int index) {
        int end = index;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
            end++;
        }
        return end;
    }

    /** Where the line begins that follows the one ending at {@code end}. */
    static int next(String text, int end) {
        if (end >= text.length()) {
            return text.length();
        }
        boolean pair = text.charAt(end) == '\r' && end + 1 < text.length() && text.charAt(end + 1) == '\n';
        return end + (pair ? 2 : 1);
    }

    static boolean blank(String text, int start, int end) {
        return WhiteSpace.only(text, start, end);
    }
}
