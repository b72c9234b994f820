package dev.commonplace.http.json;

import dev.commonplace.domain.shared.RefusedException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** Times as RFC 3339 writes them: four digits of a year, and always an offset. */
public final class Times {
    private static final Pattern FORM =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");

    private Times() {}

    /** @throws RefusedException naming the field */
    public static Instant parse(String field, String text) {
        if (FORM.matcher(text).matches() && !text.startsWith("0000")) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException notOnTheCalendar) {
                throw refused(field);
            }
        }
        throw refused(field);
    }

    private static RefusedException refused(String field) {
        return RefusedException.invalid(field, "A time looks like 2026-01-31T12:00:00Z, with Z or an offset.");
    }
}
