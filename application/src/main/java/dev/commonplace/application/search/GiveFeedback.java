package dev.commonplace.application.search;

import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.search.FeedbackKind;
import dev.commonplace.domain.search.FoundChunk;
import dev.commonplace.domain.search.SearchFeedback;
import dev.commonplace.domain.search.SearchLogEntry;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * Takes down what somebody made of a hit, and counts it as a use of the document where it is one. The search must have
 * returned the hit; whether the chunk is still there does not matter. The same feedback given again changes nothing.
 */
public final class GiveFeedback {
    /** Within that every instance has written what it answered, unless its database does not answer. */
    private static final Duration YOUNG = WriteSearchLogLater.PAUSE.multipliedBy(2);

    private final Transactions<SearchWork> transactions;
    private final WriteSearchLog log;
    private final Clock clock;

    /** @param log what it has not written yet can be spoken of, too */
    public GiveFeedback(Transactions<SearchWork> transactions, WriteSearchLog log, Clock clock) {
        this.transactions = transactions;
        this.log = log;
        this.clock = clock;
    }

    /** @param searchId what the answer to the search called itself */
    public record Command(UUID searchId, ChunkId chunkId, FeedbackKind kind) {
        public Command {
            Objects.requireNonNull(searchId, "searchId");
            Objects.requireNonNull(chunkId, "chunkId");
            Objects.requireNonNull(kind, "kind");
        }
    }

    /** @param isNew whether nobody with this key had said so before */
    public record Outcome(SearchFeedback feedback, boolean isNew) {}

    /**
     * @throws RefusedException {@code NOT_FOUND} for a search that is not in the log (any more); {@code INVALID_VALUE} for
     *     a chunk that it did not return
     */
    public Outcome give(Caller caller, Command command) {
        caller.require(Role.READER);
        log.settle();
        return find(caller, command)
                .or(() -> awaitOtherInstances(command.searchId()) ? find(caller, command) : Optional.empty())
                .orElseThrow(() -> RefusedException.notFound("The search"));
    }

    private Optional<Outcome> find(Caller caller, Command command) {
        return transactions.inTenant(
                caller.tenantId(),
                work -> work.searchLog()
                        .find(command.searchId())
                        .map(search -> add(work, search, command, caller.actor().id())));
    }

    private Outcome add(SearchWork work, SearchLogEntry search, Command command, String actorId) {
        Instant now = clock.instant();
        FoundChunk found = found(search.found(), command.chunkId());
        SearchFeedback feedback =
                new SearchFeedback(command.searchId(), found, rank(search, found), command.kind(), actorId, now);
        boolean isNew = work.feedback().add(feedback);
        if (isNew && command.kind().isUse()) {
            work.documentUses().count(found.documentId(), now);
        }
        return new Outcome(feedback, isNew);
    }

    /** A search that another instance has answered just now may not be written there yet. The id tells when it was made. */
    private boolean awaitOtherInstances(UUID searchId) {
        Duration age =
                Duration.between(Instant.ofEpochMilli(searchId.getMostSignificantBits() >>> 16), clock.instant());
        if (age.isNegative() || age.compareTo(YOUNG) > 0) {
            return false;
        }
        LockSupport.parkNanos(YOUNG.toNanos());
        return true;
    }

    private static FoundChunk found(List<FoundChunk> all, ChunkId chunkId) {
        return all.stream()
                .filter(found -> found.chunkId().equals(chunkId))
                .findFirst()
                .orElseThrow(() -> RefusedException.invalid("/chunk_id", "That search did not return this chunk."));
    }

    /** Another chunk of a document that hits are grouped by has the rank of the document. */
    private static int rank(SearchLogEntry search, FoundChunk found) {
        int index = search.found().indexOf(found);
        if (index >= search.hits()) {
            index = search.found().stream().map(FoundChunk::documentId).toList().indexOf(found.documentId());
        }
        return index + 1;
    }
}
