package dev.commonplace.extraction.transcripts;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of the form {@code Name: text}.
 *
 * @param text may be empty, where it follows on the next line
 */
record SpokenLine(String name, String text) {
    private static final int NAME_UNITS_MAX = 300;
    private static final int NAME_WORDS_MAX = 5;
    /** Names hold full stops only after initials and titles. */
    private static final Pattern SENTENCE = Pattern.compile("(?<=\\p{L}{4})\\.\\s|[!?;\"\u201c\u201d]|^https?$");

    private static final String MARKUP = "~*_>-";
    private static final int COMMAS_MAX = 2;

    /** @return empty for a line that only happens to have a colon */
    static Optional<SpokenLine> of(String line) {
        int colon = colon(line);
        if (colon <= 0 || colon > NAME_UNITS_MAX) {
            return Optional.empty();
        }
        String name = bare(line.substring(0, colon));
        if (!isName(name)) {
            return Optional.empty();
        }
        String text = line.substring(colon + 1).strip();
        // Where names are set in bold, the second pair of asterisks stands behind the colon.
        return Optional.of(
                new SpokenLine(name, text.startsWith("**") ? text.substring(2).strip() : text));
    }

    /** Without white space, and what Markdown and Google Meet put around names. */
    private static String bare(String name) {
        int start = 0;
        int end = name.length();
        while (start < end && isAround(name.charAt(start))) {
            start++;
        }
        while (end > start && isAround(name.charAt(end - 1))) {
            end--;
        }
        return name.substring(start, end);
    }

    private static boolean isAround(char unit) {
        return Character.isWhitespace(unit) || MARKUP.indexOf(unit) >= 0;
    }

    /** The first colon that white space, the end, or the end of bold type follows. */
    private static int colon(String line) {
        for (int at = indexOf(line, 0); at >= 0; at = indexOf(line, at + 1)) {
            boolean wide = line.charAt(at) == '\uff1a';
            boolean end = at + 1 == line.length();
            if (wide || end || Character.isWhitespace(line.charAt(at + 1)) || line.startsWith("**", at + 1)) {
                return at;
            }
        }
        return -1;
    }

    private static int indexOf(String line, int from) {
        for (int i = from; i < line.length() && i <= NAME_UNITS_MAX; i++) {
            if (line.charAt(i) == ':' || line.charAt(i) == '\uff1a') {
                return i;
            }
        }
        return -1;
    }

    static boolean isName(String name) {
        if (name.isBlank() || name.strip().split("\\s+", NAME_WORDS_MAX + 1).length > NAME_WORDS_MAX) {
            return false;
        }
        Matcher sentence = SENTENCE.matcher(name);
        long commas = name.chars().filter(unit -> unit == ',').count();
        return commas <= COMMAS_MAX && !sentence.find() && name.codePoints().anyMatch(Character::isLetterOrDigit);
    }
}
