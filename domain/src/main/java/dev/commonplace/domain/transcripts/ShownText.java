package dev.commonplace.domain.transcripts;

/** Texts of strangers as a report may show them: one line, not too long. */
public final class ShownText {
    private ShownText() {}

    /** @param charactersMax in UTF-16 units; what is longer ends with an ellipsis */
    public static String of(String text, int charactersMax) {
        int end = Math.min(text.length(), charactersMax);
        StringBuilder shown = new StringBuilder(end + 1);
        for (int i = 0; i < end; i++) {
            char unit = text.charAt(i);
            boolean pair =
                    Character.isHighSurrogate(unit) && i + 1 < end && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                shown.append(unit).append(text.charAt(++i));
            } else {
                shown.append(Character.isISOControl(unit) || Character.isSurrogate(unit) ? '\uFFFD' : unit);
            }
        }
        return end < text.length() ? shown.append('\u2026').toString() : shown.toString();
    }
}
