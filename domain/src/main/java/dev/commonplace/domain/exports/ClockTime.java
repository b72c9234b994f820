package dev.commonplace.domain.exports;

import dev.commonplace.domain.conversations.MessageTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** Times of a conversation as people read them: counted from its start, {@code 0:03:12}. */
final class ClockTime {
    private ClockTime() {}

    static String of(long millis) {
        Duration time = Duration.ofMillis(millis);
        return String.format(Locale.ROOT, "%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }

    /** Counted from the start where that is known, else by the clock. */
    static Optional<String> of(MessageTime time) {
        return time.startMillis().isPresent()
                ? Optional.of(of(time.startMillis().getAsLong()))
                : time.saidAt().map(Instant::toString);
    }
}
