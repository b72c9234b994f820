package dev.commonplace.application.embeddings;

import dev.commonplace.application.operations.JobFailedException;
import dev.commonplace.application.operations.JobHandler;
import dev.commonplace.application.operations.JobPostponedException;
import dev.commonplace.application.operations.JobRun;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.embeddings.SpaceState;
import dev.commonplace.domain.operations.Job;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.operations.JobKind;
import dev.commonplace.domain.operations.NewJob;
import dev.commonplace.domain.shared.Actor;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.Origin;
import dev.commonplace.domain.shared.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The job that gives every chunk, message and node of a tenant a vector in a space, those taken in meanwhile included, and then makes that
 * space the active one where that is wished. It goes on where an earlier attempt stopped, at the space's pace. Who cancels
 * it leaves a space that is filled in part; the next job fills the rest.
 */
public final class FillEmbeddingSpace implements JobHandler {
    public static final JobKind KIND = new JobKind("fill_embedding_space");

    /** Vectors that a space follows with come together, not one by one. */
    private static final Duration CATCH_UP_AFTER = Duration.ofSeconds(5);

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(5);

    /** Longer than this a switch does not wait for an index: without one, searches are slower and as right. */
    private static final Duration INDEX_WAIT_MAX = Duration.ofMinutes(10);

    private final Transactions<MoveWork> transactions;
    private final EmbeddingModels models;
    private final SwitchSpaces switchSpaces;
    private final MakeId ids;
    private final Clock clock;

    public FillEmbeddingSpace(
            Transactions<MoveWork> transactions,
            EmbeddingModels models,
            SwitchSpaces switchSpaces,
            MakeId ids,
            Clock clock) {
        this.transactions = transactions;
        this.models = models;
        this.switchSpaces = switchSpaces;
        this.ids = ids;
        this.clock = clock;
    }

    /** The job of a space; while one is pending, no second one is made. */
    static NewJob job(JobId id, SpaceId spaceId) {
        return SpaceJobs.of(KIND, id, spaceId, Optional.empty());
    }

    /** The job that brings a space what the active one has just got, a little later. */
    public static NewJob catchUp(JobId id, SpaceId spaceId, Instant now) {
        return SpaceJobs.of(KIND, id, spaceId, Optional.of(now.plus(CATCH_UP_AFTER)));
    }

    static SpaceId spaceOf(Job job) {
        return SpaceJobs.spaceOf(job);
    }

    @Override
    public JobKind kind() {
        return KIND;
    }

    @Override
    public JsonObject run(JobRun run) {
        TenantId tenantId = run.job().tenantId();
        EmbeddingSpace space = transactions.inTenant(tenantId, work -> begin(work, run.job()));
        EmbedText model = models.find(space).orElseThrow(() -> models.postponed(space));
        FillAllowance allowance =
                new FillAllowance(space.textsPerMinute().or(() -> model.terms().textsPerMinute()), clock);
        long embedded = 0;
        while (true) {
            embedded += fill(run, space, model, allowance);
            fillNodes(run, space);
            boolean indexed = switchSpaces.indexes().stand(tenantId, space);
            switch (transactions.inTenant(tenantId, work -> settle(work, run.job(), indexed))) {
                case MORE -> run.stopIfCancelled();
                case DONE -> {
                    return JsonObject.of(Map.of("embedded", embedded));
                }
                case INDEX_AWAITED ->
                    throw new JobPostponedException(
                            "Every text has its vector; the switch waits for the index over them.", LOOK_AGAIN);
            }
        }
    }

    private EmbeddingSpace begin(MoveWork work, Job job) {
        work.contents().holdWriters();
        EmbeddingSpace space = require(work, spaceOf(job));
        // Whichever began first goes on; what the other would have done is done when it looks again.
        boolean second = SpaceJobs.running(work, KIND, space.id()).stream()
                .anyMatch(other -> other.id().toString().compareTo(job.id().toString()) < 0);
        if (second) {
            throw new JobPostponedException("Another job fills the same space.", LOOK_AGAIN);
        }
        if (space.state() == SpaceState.CREATED) {
            EmbeddingSpace filling = space.become(SpaceState.FILLING, clock.instant());
            work.embeddingSpaces().change(filling);
            return filling;
        }
        return space;
    }

    static EmbeddingSpace require(MoveWork work, SpaceId id) {
        return work.embeddingSpaces()
                .find(id)
                .filter(space -> space.state().takesVectors())
                .orElseThrow(() -> new JobFailedException("The space is gone.", null));
    }

    /** @return how many texts got a vector */
    private long fill(JobRun run, EmbeddingSpace space, EmbedText model, FillAllowance allowance) {
        TenantId tenantId = run.job().tenantId();
        FillTexts fill = new FillTexts(transactions, run, space, model, allowance);
        FillTexts.Filled before = transactions.readInTenant(tenantId, work -> {
            SpaceContents.Filling chunks = work.contents().filling(space.id());
            MessageVectors.Filling messages = work.messageVectors().filling(space.id());
            return new FillTexts.Filled(chunks.embedded() + messages.embedded(), chunks.chunks() + messages.messages());
        });
        long chunks = fill.all(FillTexts.CHUNKS, before);
        return chunks + fill.all(FillTexts.MESSAGES, before.and(chunks));
    }

    /** After the messages, of whose vectors theirs are made. */
    private void fillNodes(JobRun run, EmbeddingSpace space) {
        Optional<ConversationId> last = Optional.empty();
        do {
            run.stopIfCancelled();
            Optional<ConversationId> after = last;
            last = transactions.inTenant(run.job().tenantId(), work -> {
                EmbeddingSpace unused = require(work, space.id());
                return work.nodeVectors().fillNext(space.id(), after);
            });
        } while (last.isPresent());
    }

    private enum Settled {
        MORE,
        DONE,
        INDEX_AWAITED
    }

    /** While nobody can add chunks: says what the space is now, if hardly one is without its vector. */
    private Settled settle(MoveWork work, Job job, boolean indexed) {
        work.contents().holdWriters();
        EmbeddingSpace space = require(work, spaceOf(job));
        Instant now = clock.instant();
        int lacking = switchSpaces.lacking(work, space.id()).size()
                + switchSpaces.lackingMessages(work, space.id()).size();
        if (lacking > SwitchSpaces.LACKING_MAX) {
            return Settled.MORE;
        }
        if (space.active()) {
            int unused = work.contents().declareReady(space.id(), now);
            return Settled.DONE;
        }
        boolean waits = !indexed
                && (space.state() != SpaceState.READY
                        || now.isBefore(space.since().plus(INDEX_WAIT_MAX)));
        if (space.activateWhenReady() && !waits) {
            Actor actor = new Actor(Actor.Kind.JOB, job.id().toString(), Optional.of(KIND.value()));
            SwitchSpaces.Switched unused = switchSpaces.to(
                    work, space, new SwitchSpaces.Reason(actor, Origin.INSIDE, "embedding_space.activate"));
            return Settled.DONE;
        }
        if (space.state() == SpaceState.FILLING) {
            space = declareReady(work, space, now);
        }
        if (space.activateWhenReady()) {
            return Settled.INDEX_AWAITED;
        }
        if (lacking > 0 && space.follows(work.embeddingSpaces().previous(), now)) {
            work.jobs().enqueue(catchUp(new JobId(ids.next()), space.id(), now), now);
        }
        return Settled.DONE;
    }

    private EmbeddingSpace declareReady(MoveWork work, EmbeddingSpace space, Instant now) {
        EmbeddingSpace ready = space.become(SpaceState.READY, now);
        work.embeddingSpaces().change(ready);
        switchSpaces.indexes().jobsFor(ready).forEach(job -> work.jobs().enqueue(job, now));
        return ready;
    }

    /** A space whose filling was stopped is what it was before; the active one and those that only caught up stay that. */
    @Override
    public void gaveUp(Job job, String reason) {
        transactions.<Boolean>inTenant(job.tenantId(), work -> {
            work.contents().holdWriters();
            boolean another = SpaceJobs.underWay(work, KIND, spaceOf(job)).stream()
                    .anyMatch(other -> !other.id().equals(job.id()));
            work.embeddingSpaces()
                    .find(spaceOf(job))
                    .filter(space -> !another && space.state().takesVectors())
                    .map(space -> space.state() == SpaceState.FILLING
                            ? space.become(SpaceState.CREATED, clock.instant())
                            : space.withActivateWhenReady(false))
                    .ifPresent(work.embeddingSpaces()::change);
            return true;
        });
    }
}
