package dev.commonplace.extraction.transcripts;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The time in front of a line of plain text.
 *
 * @param written as it stands there; empty for a line without
 * @param rest the line behind it
 */
record PlainStamp(Optional<String> written, String rest) {
    private static final Pattern FORM = Pattern.compile(
            "^[\\[(]?(?<time>\\d{4}-\\d{2}-\\d{2}[T ,]{1,2}\\d{1,2}:\\d{2}(?::\\d{2})?(?:[.,]\\d{1,9})?"
                    + "\\s?(?:Z|UTC|[+-]\\d{2}:?\\d{2})?|\\d{1,3}:\\d{2}(?::\\d{2})?(?:[.,]\\d{1,3})?(?:\\s?[AaPp][Mm])?)[\\])]?[\\s:\u2013-]{0,5}(?<rest>\\s.*|)$");
    private static final Pattern CHAT =
            Pattern.compile("^From\\s+(.{1,100}?)(?:\\s+to\\s+.{1,100}?)?\\s*:\\s+(.*)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern OFFSET = Pattern.compile("(\\d{1,3}):(\\d{2})(?::(\\d{2}))?(?:[.,](\\d{1,3}))?");
    /** The name with the time behind it, and the text in the lines below. */
    private static final Pattern TITLED = Pattern.compile(
            "^(?<name>\\S.{0,100}?)(?:\\s{2,}|\\t|\\s+[\\[(])(?<time>\\d{1,3}:\\d{2}(?::\\d{2})?)[\\])]?:?$");

    private static final int TITLE_UNITS_MAX = 130;

    static PlainStamp of(String line) {
        if (line.isEmpty() || !isPossible(line.charAt(0))) {
            return new PlainStamp(Optional.empty(), line);
        }
        Matcher form = FORM.matcher(line);
        if (!form.matches()) {
            return new PlainStamp(Optional.empty(), line);
        }
        Matcher chat = CHAT.matcher(form.group("rest").strip());
        String rest = chat.matches()
                ? chat.group(1) + ": " + chat.group(2)
                : form.group("rest").strip();
        return new PlainStamp(Optional.of(form.group("time")), rest);
    }

    private static boolean isPossible(char first) {
        return first == '[' || first == '(' || (first >= '0' && first <= '9');
    }

    /** A line with nothing but a name and a time. */
    static Optional<PlainStamp> title(String line) {
        if (line.isEmpty() || line.length() > TITLE_UNITS_MAX || !isEndOfTime(line.charAt(line.length() - 1))) {
            return Optional.empty();
        }
        Matcher titled = TITLED.matcher(line);
        return titled.matches() && SpokenLine.isName(titled.group("name"))
                ? Optional.of(new PlainStamp(
                        Optional.of(titled.group("time")), titled.group("name").strip()))
                : Optional.empty();
    }

    private static boolean isEndOfTime(char last) {
        return Character.isDigit(last) || ")]:".indexOf(last) >= 0;
    }

    /** Milliseconds, where it counts from the beginning: with hours, or where the minutes begin at 0. */
    static Optional<Long> offset(String written, boolean minutesAreOffsets) {
        Matcher offset = OFFSET.matcher(written);
        if (!offset.matches()) {
            return Optional.empty();
        }
        long first = Long.parseLong(offset.group(1));
        long second = Long.parseLong(offset.group(2));
        String third = offset.group(3);
        String parts = offset.group(4);
        long millis = parts == null ? 0 : Long.parseLong((parts + "00").substring(0, 3));
        if (third != null) {
            return Optional.of(((first * 60 + second) * 60 + Long.parseLong(third)) * 1_000 + millis);
        }
        return minutesAreOffsets ? Optional.of((first * 60 + second) * 1_000 + millis) : Optional.empty();
    }
}
