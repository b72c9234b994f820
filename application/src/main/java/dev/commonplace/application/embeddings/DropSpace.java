package dev.commonplace.application.embeddings;

import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.embeddings.SpaceState;
import dev.commonplace.domain.operations.Job;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Gives up a space that the tenant does not search in. A job removes its vectors. There is no way back. */
public final class DropSpace {
    /** Searches that began in a space before it was left may still look into it. */
    static final Duration GRACE = Duration.ofMinutes(1);

    private final Transactions<MoveWork> transactions;
    private final SpaceIndexes indexes;
    private final Auditor auditor;
    private final MakeId ids;
    private final Clock clock;

    public DropSpace(
            Transactions<MoveWork> transactions, SpaceIndexes indexes, Auditor auditor, MakeId ids, Clock clock) {
        this.transactions = transactions;
        this.indexes = indexes;
        this.auditor = auditor;
        this.ids = ids;
        this.clock = clock;
    }

    /** The space, and the job that removes it. */
    public record Dropping(EmbeddingSpace space, JobId jobId) {}

    /** @throws RefusedException {@code NOT_FOUND}; {@code WRONG_STATE} for the active space */
    public Dropping drop(Caller caller, SpaceId id) {
        caller.require(Role.ADMIN);
        JobId jobId = new JobId(ids.next());
        return transactions.inTenant(caller.tenantId(), work -> {
            work.contents().holdWriters();
            EmbeddingSpace space =
                    work.embeddingSpaces().find(id).orElseThrow(() -> RefusedException.notFound("The embedding space"));
            if (space.active()) {
                throw new RefusedException(
                        ErrorCode.WRONG_STATE, "The tenant searches in this space. Activate another one first.");
            }
            return drop(work, caller, space, jobId);
        });
    }

    private Dropping drop(MoveWork work, Caller caller, EmbeddingSpace space, JobId newId) {
        Instant now = clock.instant();
        for (Job job : SpaceJobs.underWay(work, FillEmbeddingSpace.KIND, space.id())) {
            work.jobs().cancel(job.id(), now);
        }
        EmbeddingSpace dropping = space.become(SpaceState.DROPPING, now);
        boolean first = !dropping.equals(space);
        if (first) {
            work.embeddingSpaces().change(dropping);
            indexes.jobsFor(dropping).forEach(job -> work.jobs().enqueue(job, now));
            work.audit()
                    .record(auditor.entry(
                            caller.actor(),
                            caller.origin(),
                            "embedding_space.drop",
                            space.id(),
                            Map.of("model", space.model(), "dimension", space.dimension())));
        }
        Instant begin = space.state() == SpaceState.RETIRED ? space.since().plus(GRACE) : now;
        JobId jobId = SpaceJobs.underWay(work, DropEmbeddingSpace.KIND, space.id()).stream()
                .map(Job::id)
                .findFirst()
                .orElseGet(() -> work.jobs().enqueue(DropEmbeddingSpace.job(newId, space.id(), begin), now));
        return new Dropping(dropping, jobId);
    }
}
