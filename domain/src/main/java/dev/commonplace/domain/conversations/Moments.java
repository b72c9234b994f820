package dev.commonplace.domain.conversations;

import dev.commonplace.domain.shared.RefusedException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The rules for moments in time that come from outside. */
final class Moments {
    /** PostgreSQL's calendar is wider than this; people's conversations are not. */
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Moments() {}

    /** To the microsecond, which is what the database keeps. */
    static Optional<Instant> checked(String field, Optional<Instant> moment) {
        moment.ifPresent(time -> {
            if (time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
                throw RefusedException.invalid(field, "A time lies in the years 1 to 9999.");
            }
        });
        return moment.map(time -> time.truncatedTo(ChronoUnit.MICROS));
    }
}
