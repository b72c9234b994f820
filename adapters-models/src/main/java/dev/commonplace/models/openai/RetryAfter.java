package dev.commonplace.models.openai;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The header Retry-After (RFC 9110, 10.2.3): seconds, or a time, which is read against the answer's own Date. */
final class RetryAfter {
    private static final int SECONDS_DIGITS_MAX = 9;

    private RetryAfter() {}

    /** How long to wait; null where the header is missing or cannot be read. */
    static @Nullable Duration of(HttpHeaders headers) {
        return headers.firstValue("Retry-After")
                .flatMap(value -> seconds(value.strip()).or(() -> until(value.strip(), headers)))
                .orElse(null);
    }

    private static Optional<Duration> seconds(String value) {
        boolean number = !value.isEmpty()
                && value.length() <= SECONDS_DIGITS_MAX
                && value.chars().allMatch(sign -> sign >= '0' && sign <= '9');
        return number ? Optional.of(Duration.ofSeconds(Long.parseLong(value))) : Optional.empty();
    }

    private static Optional<Duration> until(String value, HttpHeaders headers) {
        return time(value)
                .flatMap(then -> headers.firstValue("Date")
                        .flatMap(RetryAfter::time)
                        .map(now -> Duration.between(now, then))
                        .map(wait -> wait.isNegative() ? Duration.ZERO : wait));
    }

    private static Optional<ZonedDateTime> time(String value) {
        try {
            return Optional.of(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
