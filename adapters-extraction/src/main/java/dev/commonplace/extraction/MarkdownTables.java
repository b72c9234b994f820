package dev.commonplace.extraction;

/** Finds tables of GitHub's Markdown in what plain Markdown calls a paragraph: a row, a row of dashes, more rows. */
final class MarkdownTables {
    private MarkdownTables() {}

    /** Where the header row of the first table in a paragraph begins; {@code end} where it has none. */
    static int start(String document, int start, int end) {
        int previous = end;
        int lineStart = start;
        while (lineStart < end) {
            int lineEnd = Math.min(Lines.end(document, lineStart), end);
            if (previous < end && dashes(document, lineStart, lineEnd)) {
                return previous;
            }
            previous = document.substring(lineStart, lineEnd).indexOf('|') >= 0 ? lineStart : end;
            lineStart = Lines.next(document, lineEnd);
        }
        return end;
    }

    private static boolean dashes(String document, int start, int end) {
        boolean dash = false;
        boolean bar = false;
        for (int i = start; i < end; i++) {
            char unit = document.charAt(i);
            dash |= unit == '-';
            bar |= unit == '|';
            if (unit != '-' && unit != '|' && unit != ':' && unit != ' ' && unit != '\t') {
                return false;
            }
        }
        return dash && bar;
    }
}
