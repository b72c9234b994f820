package dev.commonplace.extraction;

/** The lines of metadata that many tools put at the top of a Markdown file, between two lines of three dashes. */
final class FrontMatter {
    private static final int UNITS_MAX = 65_536;

    private FrontMatter() {}

    /** Where the front matter ends; 0 where there is none. */
    static int end(String document) {
        int firstEnd = Lines.end(document, 0);
        if (!isLine(document, 0, firstEnd, "---")) {
            return 0;
        }
        int lineStart = Lines.next(document, firstEnd);
        int secondEnd = Lines.end(document, lineStart);
        if (document.substring(lineStart, secondEnd).indexOf(':') < 1) {
            return 0;
        }
        while (lineStart < Math.min(document.length(), UNITS_MAX)) {
            int lineEnd = Lines.end(document, lineStart);
            if (isLine(document, lineStart, lineEnd, "---") || isLine(document, lineStart, lineEnd, "...")) {
                return lineEnd;
            }
            lineStart = Lines.next(document, lineEnd);
        }
        return 0;
    }

    private static boolean isLine(String document, int start, int end, String wanted) {
        return document.startsWith(wanted, start) && Lines.blank(document, start + wanted.length(), end);
    }
}
