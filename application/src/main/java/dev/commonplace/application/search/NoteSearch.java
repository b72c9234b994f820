package dev.commonplace.application.search;

import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.domain.search.FoundChunk;
import dev.commonplace.domain.search.SearchLogEntry;
import dev.commonplace.domain.search.SearchMode;
import dev.commonplace.domain.shared.JsonObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Notes for the search log what is kept of a search, in whatever scope it is. */
public final class NoteSearch {
    private final ForLog forLog;
    private final WriteSearchLog log;
    private final MakeId ids;
    private final Clock clock;

    /** @param forLog makes of a question what of it may be logged */
    public NoteSearch(ForLog forLog, WriteSearchLog log, MakeId ids, Clock clock) {
        this.forLog = forLog;
        this.log = log;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A search that has begun.
     *
     * @param question what of it may be logged
     * @param limit the most hits wanted
     * @param filter as the caller has written it
     */
    record Begun(Instant start, Caller caller, Optional<String> question, int limit, JsonObject filter) {}

    /** Questions are logged as they were asked. */
    public NoteSearch(WriteSearchLog log, MakeId ids, Clock clock) {
        this((tenantId, query) -> query, log, ids, clock);
    }

    /** To be called outside of transactions. */
    Begun begin(Caller caller, SearchQuestion question, SearchShape shape, JsonObject filter) {
        Instant start = clock.instant();
        return new Begun(
                start,
                caller,
                question.query().map(query -> forLog.of(caller.tenantId(), query)),
                shape.limit(),
                filter);
    }

    /**
     * @param found what of the hits feedback can be given on
     * @param scores of all hits
     */
    SearchLogEntry end(Begun begun, SearchMode mode, List<FoundChunk> found, double[] scores) {
        Instant now = clock.instant();
        Caller caller = begun.caller();
        return new SearchLogEntry(
                ids.next(),
                now,
                caller.actor().id(),
                begun.question(),
                mode,
                begun.limit(),
                begun.filter(),
                scores.length,
                found,
                DoubleStream.of(scores).max(),
                DoubleStream.of(scores).average(),
                Math.toIntExact(Math.max(0, Duration.between(begun.start(), now).toMillis())),
                caller.origin().requestId());
    }

    /** For the entry of a search that was answered; to be called outside of transactions. */
    void write(Begun begun, SearchLogEntry entry) {
        log.write(begun.caller().tenantId(), entry);
    }
}
