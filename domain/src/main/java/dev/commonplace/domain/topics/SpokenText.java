package dev.commonplace.domain.topics;

import java.util.regex.Pattern;

/** Transcribed speech made fit to be shown. */
final class SpokenText {
    private static final Pattern MARKS = Pattern.compile("\\{\\w+\\}");
    private static final Pattern BLANK_BEFORE_SIGN =
            Pattern.compile("[ \\t]+(?=[,.;:?!](?:\\s|$)|['’](?:s|re|ve|ll|d|m|t)\\b)");
    private static final Pattern BLANKS = Pattern.compile("[ \\t]+");

    private SpokenText() {}

    /** Without transcribers' marks such as {@code {vocalsound}}, and without blanks before signs. */
    static String clean(String text) {
        String unmarked = MARKS.matcher(text).replaceAll(" ");
        String joined = BLANK_BEFORE_SIGN.matcher(unmarked).replaceAll("");
        return BLANKS.matcher(joined).replaceAll(" ").strip();
    }
}
