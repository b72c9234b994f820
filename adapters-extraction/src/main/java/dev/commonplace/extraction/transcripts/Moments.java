package dev.commonplace.extraction.transcripts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Moments as platforms write them. */
final class Moments {
    private static final BigDecimal LATEST_SECONDS = new BigDecimal("253402300799");
    /** Seconds since 1970 are not as many before the year 5138. */
    private static final BigDecimal MILLIS_FROM = new BigDecimal("100000000000");

    /** To round 1E-999999999 would take all the memory there is. */
    private static final int DIGITS_MAX = 60;

    private Moments() {}

    /** Seconds since 1970, as a number or as text, with parts of seconds; or the form of RFC 3339. */
    static Optional<Instant> of(@Nullable Object value) {
        return switch (value) {
            case Number number -> seconds(number.toString());
            case String text
            when !text.isEmpty() && text.length() <= 40 -> text.indexOf('-', 1) < 0 ? seconds(text) : written(text);
            case null, default -> Optional.empty();
        };
    }

    private static Optional<Instant> seconds(String text) {
        try {
            BigDecimal number = new BigDecimal(text);
            if (Math.abs(number.scale()) > DIGITS_MAX || number.precision() > DIGITS_MAX) {
                return Optional.empty();
            }
            BigDecimal seconds = number.abs().compareTo(MILLIS_FROM) >= 0 ? number.movePointLeft(3) : number;
            if (seconds.signum() <= 0 || seconds.compareTo(LATEST_SECONDS) > 0) {
                return Optional.empty();
            }
            BigDecimal whole = seconds.setScale(0, RoundingMode.FLOOR);
            long nanos = seconds.subtract(whole).movePointRight(9).longValue();
            return Optional.of(Instant.ofEpochSecond(whole.longValue(), nanos));
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> written(String text) {
        String form = text.strip().replace(' ', 'T');
        try {
            Instant instant = hasZone(form)
                    ? OffsetDateTime.parse(form).toInstant()
                    : LocalDateTime.parse(form).toInstant(ZoneOffset.UTC);
            return Optional.of(instant).filter(time -> time.isAfter(Instant.EPOCH) && isShort(time));
        } catch (DateTimeException beyond) {
            return Optional.empty();
        }
    }

    private static boolean isShort(Instant time) {
        return time.getEpochSecond() <= LATEST_SECONDS.longValue();
    }

    /** Whether a written moment says in which time zone it is. */
    static boolean hasZone(String text) {
        int time = text.indexOf('T');
        return text.endsWith("Z")
                || text.endsWith("z")
                || text.indexOf('+') > 0
                || text.indexOf('-', Math.max(time, 8)) > 0;
    }
}
