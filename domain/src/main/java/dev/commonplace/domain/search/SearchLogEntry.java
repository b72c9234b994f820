package dev.commonplace.domain.search;

import dev.commonplace.domain.shared.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/**
 * One search, as it is remembered.
 *
 * @param query the words, empty for a search by vector alone
 * @param limit how many hits were wanted
 * @param filter the filter as the caller wrote it
 * @param hits how many there were
 * @param found the hits, best first, and after them the other chunks of their documents that were shown; empty for entries
 *     from before they were remembered
 * @param topScore the best hit's score
 * @param averageScore the mean of the hits' scores
 * @param durationMillis from the start of the use case to the end of the query
 */
public record SearchLogEntry(
        UUID id,
        Instant occurredAt,
        String actorId,
        Optional<String> query,
        SearchMode mode,
        int limit,
        JsonObject filter,
        int hits,
        List<FoundChunk> found,
        OptionalDouble topScore,
        OptionalDouble averageScore,
        int durationMillis,
        Optional<String> requestId) {
    public SearchLogEntry {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(occurredAt, "occurredAt");
        Objects.requireNonNull(actorId, "actorId");
        Objects.requireNonNull(query, "query");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(filter, "filter");
        found = List.copyOf(found);
        Objects.requireNonNull(topScore, "topScore");
        Objects.requireNonNull(averageScore, "averageScore");
        Objects.requireNonNull(requestId, "requestId");
    }
}
