package dev.commonplace.http.exports;

/** Text that may stand in XML 1.0, which has no way to say most control characters. */
final class XmlText {
    private XmlText() {}

    /** The text with a space in place of every character that XML 1.0 does not have (production 2 of the standard). */
    static String allowed(String text) {
        StringBuilder allowed = new StringBuilder(text.length());
        text.codePoints().forEach(point -> allowed.appendCodePoint(isAllowed(point) ? point : ' '));
        return allowed.toString();
    }

    private static boolean isAllowed(int point) {
        return point == '\t'
                || point == '\n'
                || point == '\r'
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || point >= 0x10000;
    }
}
