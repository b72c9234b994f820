package dev.commonplace.bootstrap.client;

/** Text that others wrote, made fit for a terminal, which obeys what some characters say. */
public final class TerminalText {
    private TerminalText() {}

    /** Control characters become blanks, line ends stay. */
    public static String harmless(String text) {
        StringBuilder harmless = new StringBuilder(text.length());
        text.codePoints()
                .map(point -> point == '\n'
                        ? point
                        : Character.isISOControl(point) || Character.getType(point) == Character.FORMAT ? ' ' : point)
                .forEach(harmless::appendCodePoint);
        return harmless.toString();
    }

    /** The same on one line, without repeated blanks. */
    public static String oneLine(String text) {
        return harmless(text).replaceAll("\\s+", " ").strip();
    }
}
