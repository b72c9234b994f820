package dev.commonplace.extraction.transcripts;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The first line of a Google Meet transcript, such as {@code Weekly sync (2024-01-15 at 10:02 GMT-8) - Transcript}.
 *
 * @param startedAt only where the time zone is one that says how far it is from Greenwich
 * @param written the date and time as they stand there
 */
record GoogleMeetHeading(String title, Optional<Instant> startedAt, Optional<String> written) {
    private static final int UNITS_MAX = 500;
    private static final Pattern TITLE =
            Pattern.compile("(?iU)^(?<title>.{0,300}?)[\\s\u2013\u2014-]{0,10}\\bTranscript\\W{0,20}$");
    private static final Pattern DATED = Pattern.compile(
            "^(?<title>.{0,300}?)\\s{0,10}\\((?<written>(?<year>\\d{4})[-/](?<month>\\d{1,2})[-/](?<day>\\d{1,2})"
                    + "(?: at)? (?<hour>\\d{1,2}):(?<minute>\\d{2})(?::\\d{2})?\\s?(?<half>[AP]M)?\\s?(?<zone>[A-Z]{2,5}(?:[+-]\\d{1,2}(?::?\\d{2})?)?)?)\\)"
                    + ".{0,100}$");

    static Optional<GoogleMeetHeading> of(String line) {
        if (line.length() > UNITS_MAX) {
            return Optional.empty();
        }
        Matcher dated = DATED.matcher(line.strip());
        if (dated.matches()) {
            return Optional.of(new GoogleMeetHeading(
                    dated.group("title").strip(), start(dated), Optional.of(dated.group("written"))));
        }
        Matcher title = TITLE.matcher(line.strip());
        return title.matches() && !title.group("title").isBlank()
                ? Optional.of(new GoogleMeetHeading(title.group("title").strip(), Optional.empty(), Optional.empty()))
                : Optional.empty();
    }

    private static Optional<Instant> start(Matcher dated) {
        try {
            Optional<ZoneOffset> offset = offset(dated.group("zone"));
            LocalDateTime local = LocalDateTime.of(
                    Integer.parseInt(dated.group("year")),
                    Integer.parseInt(dated.group("month")),
                    Integer.parseInt(dated.group("day")),
                    hour(dated),
                    Integer.parseInt(dated.group("minute")));
            return offset.map(local::toInstant);
        } catch (DateTimeException noDate) {
            return Optional.empty();
        }
    }

    private static int hour(Matcher dated) {
        int hour = Integer.parseInt(dated.group("hour"));
        String half = dated.group("half");
        if (half == null) {
            return hour;
        }
        return hour % 12 + (half.equals("PM") ? 12 : 0);
    }

    /** Other abbreviations mean different places to different people. */
    private static Optional<ZoneOffset> offset(@Nullable String zone) {
        if (zone == null) {
            return Optional.empty();
        }
        String name = zone.toUpperCase(Locale.ROOT);
        if (name.equals("UTC") || name.equals("GMT") || name.equals("Z")) {
            return Optional.of(ZoneOffset.UTC);
        }
        if (!name.startsWith("GMT") && !name.startsWith("UTC")) {
            return Optional.empty();
        }
        String[] parts = name.substring(4).split(":", 2);
        boolean together = parts.length == 1 && parts[0].length() > 2;
        int hours = Integer.parseInt(together ? parts[0].substring(0, parts[0].length() - 2) : parts[0]);
        int minutes = together
                ? Integer.parseInt(parts[0].substring(parts[0].length() - 2))
                : parts.length == 1 ? 0 : Integer.parseInt(parts[1]);
        int sign = name.charAt(3) == '-' ? -1 : 1;
        return Optional.of(ZoneOffset.ofHoursMinutes(sign * hours, sign * minutes));
    }
}
