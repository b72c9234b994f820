package dev.commonplace.domain.exports;

/** Words of other people inside Markdown, so that they say what they said and mark up nothing. */
final class MarkdownText {
    private static final String SIGNS = "\\`*_[]<>#|~";

    private MarkdownText() {}

    /** One line. */
    static String line(String text) {
        return escaped(text.strip().replaceAll("\\s*\\R\\s*", " "));
    }

    /** Paragraphs and line breaks as they are. */
    static String block(String text) {
        StringBuilder block = new StringBuilder();
        text.strip().lines().forEach(line -> {
            if (!block.isEmpty()) {
                block.append(line.isBlank() || block.charAt(block.length() - 1) == '\n' ? "\n" : "  \n");
            }
            block.append(listSignEscaped(escaped(line.stripTrailing())));
        });
        return block.toString();
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(point -> {
            if (SIGNS.indexOf(point) >= 0) {
                escaped.append('\\');
            }
            escaped.appendCodePoint(point);
        });
        return escaped.toString();
    }

    private static String listSignEscaped(String line) {
        String stripped = line.stripLeading();
        boolean list = stripped.startsWith("- ") || stripped.startsWith("+ ") || stripped.matches("\\d+[.)] .*");
        if (!list) {
            return line;
        }
        int sign = stripped.startsWith("- ") || stripped.startsWith("+ ") ? 0 : stripped.indexOf(' ') - 1;
        return line.substring(0, line.length() - stripped.length()) + stripped.substring(0, sign) + "\\"
                + stripped.substring(sign);
    }
}
