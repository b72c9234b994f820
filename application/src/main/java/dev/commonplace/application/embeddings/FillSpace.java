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
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Begins to fill a space in the background, or goes on with it: a job gives every chunk its vector there. To stop it,
 * cancel the job; what it has done stays.
 */
public final class FillSpace {
    private final Transactions<MoveWork> transactions;
    private final EmbeddingModels models;
    private final Auditor auditor;
    private final MakeId ids;
    private final Clock clock;

    public FillSpace(
            Transactions<MoveWork> transactions, EmbeddingModels models, Auditor auditor, MakeId ids, Clock clock) {
        this.transactions = transactions;
        this.models = models;
        this.auditor = auditor;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A wish.
     *
     * @param activate whether the tenant is to search in the space as soon as it is full
     * @param textsPerMinute a new limit; empty to leave it
     */
    public record Command(boolean activate, Optional<Integer> textsPerMinute) {
        public static final Command PLAIN = new Command(false, Optional.empty());

        public Command {
            Objects.requireNonNull(textsPerMinute, "textsPerMinute");
        }
    }

    /** What became of it: the space, and the job that fills it, perhaps since before. */
    public record Filling(EmbeddingSpace space, JobId jobId) {}

    /**
     * @throws RefusedException {@code NOT_FOUND}; {@code WRONG_STATE} for a space that is being dropped, whose model this
     *     service does not have, or that is to be activated while the tenant is on its way to another one
     */
    public Filling fill(Caller caller, SpaceId id, Command command) {
        caller.require(Role.ADMIN);
        JobId jobId = new JobId(ids.next());
        return transactions.inTenant(caller.tenantId(), work -> {
            // Two admins at once come one after the other, too.
            work.contents().holdWriters();
            EmbeddingSpace space = CreateSpace.require(work, id);
            requireModel(space);
            return fill(work, caller, space, command, jobId);
        });
    }

    private void requireModel(EmbeddingSpace space) {
        if (models.find(space).isEmpty()) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE, "The space cannot be filled: " + models.whyMissing(space));
        }
    }

    /** To be called while writers are held. */
    Filling fill(MoveWork work, Caller caller, EmbeddingSpace space, Command command, JobId newId) {
        if (command.activate()) {
            refuseSecondMove(work, space.id());
        }
        Instant now = clock.instant();
        EmbeddingSpace limited =
                command.textsPerMinute().isPresent() ? space.withTextsPerMinute(command.textsPerMinute()) : space;
        EmbeddingSpace filling =
                limited.state() == SpaceState.CREATED ? limited.become(SpaceState.FILLING, now) : limited;
        EmbeddingSpace wished = command.activate() && !filling.active() ? filling.withActivateWhenReady(true) : filling;
        if (!wished.equals(space)) {
            work.embeddingSpaces().change(wished);
        }
        Optional<Job> underWay = SpaceJobs.underWay(work, FillEmbeddingSpace.KIND, space.id()).stream()
                .filter(job -> !job.cancelRequested())
                .findFirst();
        if (underWay.isEmpty()) {
            work.audit()
                    .record(auditor.entry(
                            caller.actor(),
                            caller.origin(),
                            "embedding_space.fill",
                            space.id(),
                            Map.of("model", space.model(), "activate", command.activate())));
        }
        // Also where one waits already: it is to begin now.
        Optional<Job> running = underWay.filter(job -> job.worker().isPresent());
        return new Filling(
                wished,
                running.isPresent()
                        ? running.get().id()
                        : work.jobs().enqueue(FillEmbeddingSpace.job(newId, space.id()), now));
    }

    private static void refuseSecondMove(MoveWork work, SpaceId id) {
        SpaceJobs.underWay(work, FillEmbeddingSpace.KIND).stream()
                .filter(job -> !SpaceJobs.spaceOf(job).equals(id) && !job.cancelRequested())
                .filter(job -> work.embeddingSpaces()
                        .find(SpaceJobs.spaceOf(job))
                        .filter(EmbeddingSpace::activateWhenReady)
                        .isPresent())
                .findFirst()
                .ifPresent(job -> {
                    throw new RefusedException(
                            ErrorCode.WRONG_STATE,
                            "The tenant is on its way to another model. Let the job " + job.id()
                                    + " end, or cancel it first.");
                });
    }
}
