package dev.commonplace.http.search;

import dev.commonplace.domain.search.SearchLogEntry;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A search of the past as it is shown. */
record SearchLogEntryJson(
        UUID id,
        Instant occurredAt,
        String actorId,
        @Nullable String query,
        String mode,
        int limit,
        Map<String, @Nullable Object> filter,
        int hits,
        @Nullable Double topScore,
        @Nullable Double averageScore,
        int tookMillis,
        @Nullable String requestId) {
    static SearchLogEntryJson of(SearchLogEntry entry) {
        return new SearchLogEntryJson(
                entry.id(),
                entry.occurredAt(),
                entry.actorId(),
                entry.query().orElse(null),
                entry.mode().word(),
                entry.limit(),
                entry.filter().values(),
                entry.hits(),
                value(entry.topScore()),
                value(entry.averageScore()),
                entry.durationMillis(),
                entry.requestId().orElse(null));
    }

    private static @Nullable Double value(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }
}
