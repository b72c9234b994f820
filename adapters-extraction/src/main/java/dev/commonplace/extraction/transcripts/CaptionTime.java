package dev.commonplace.extraction.transcripts;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The line of a caption that says from when to when it is shown, in WebVTT and in SRT, whose points and commas get mixed. */
record CaptionTime(Optional<Long> startMillis, Optional<Long> endMillis) {
    private static final String MOMENT = "(?:(\\d{1,4}):)?(\\d{1,2}):(\\d{1,2})(?:[.,:](\\d{1,3}))?";
    private static final Pattern FORM =
            Pattern.compile("^\\s*" + MOMENT + "\\s*-{1,2}>\\s*" + MOMENT + "(?:\\s.{0,500})?$");

    /** Whether a line is meant as one. */
    static boolean isMeant(String line) {
        int arrow = line.indexOf("-->");
        return arrow >= 0 && arrow < 60 && line.length() < 600;
    }

    /** @return without times where the line is meant as one and is none */
    static CaptionTime of(String line) {
        Matcher form = FORM.matcher(line);
        if (!form.matches()) {
            return new CaptionTime(Optional.empty(), Optional.empty());
        }
        return new CaptionTime(Optional.of(millis(form, 1)), Optional.of(millis(form, 5)));
    }

    boolean isUnreadable() {
        return startMillis.isEmpty();
    }

    private static long millis(Matcher form, int group) {
        long hours = number(form.group(group));
        long seconds = (hours * 60 + number(form.group(group + 1))) * 60 + number(form.group(group + 2));
        String parts = form.group(group + 3);
        return seconds * 1_000 + (parts == null ? 0 : number((parts + "00").substring(0, 3)));
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
