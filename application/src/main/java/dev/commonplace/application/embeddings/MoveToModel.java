package dev.commonplace.application.embeddings;

import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.operations.JobFilter;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.embeddings.EmbeddingModel;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.operations.Job;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.operations.JobState;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Begins a tenant's move to another embedding model: a job fills the model's space, and switches to it when every chunk has
 * a vector there. Until then the tenant searches where it did. The space that is left stays as it is.
 */
public final class MoveToModel {
    private final Transactions<MoveWork> transactions;
    private final EmbeddingModels models;
    private final Auditor auditor;
    private final MakeId ids;
    private final Clock clock;

    public MoveToModel(
            Transactions<MoveWork> transactions, EmbeddingModels models, Auditor auditor, MakeId ids, Clock clock) {
        this.transactions = transactions;
        this.models = models;
        this.auditor = auditor;
        this.ids = ids;
        this.clock = clock;
    }

    /** What became of the wish. */
    public sealed interface Outcome {
        EmbeddingSpace space();

        /** The tenant searches in the model's space already. */
        record AlreadyThere(EmbeddingSpace space) implements Outcome {}

        /** The job fills the space, or did already before this was called. */
        record Moving(EmbeddingSpace space, JobId jobId) implements Outcome {}
    }

    /**
     * @param model the name of one of this service's models; empty for the default one
     * @throws RefusedException {@code INVALID_VALUE} for a model that this service does not have; {@code WRONG_STATE}
     *     while the tenant is on the way to another one
     */
    public Outcome move(Caller caller, Optional<String> model) {
        caller.require(Role.ADMIN);
        EmbeddingModel wanted =
                model.map(models::require).orElseGet(models::byDefault).model();
        SpaceId newId = new SpaceId(ids.next());
        JobId jobId = new JobId(ids.next());
        return transactions.inTenant(caller.tenantId(), work -> {
            // Two who want to move the tenant at once come one after the other, too.
            work.contents().holdWriters();
            Optional<EmbeddingSpace> there = find(work, wanted);
            Optional<Job> underWay = underWay(work);
            if (underWay.isPresent()) {
                return goOn(underWay.get(), there);
            }
            if (there.isPresent() && there.get().active()) {
                return new Outcome.AlreadyThere(there.get());
            }
            EmbeddingSpace space = there.orElseGet(() -> create(work, caller, wanted, newId));
            return new Outcome.Moving(
                    space, work.jobs().enqueue(FillEmbeddingSpace.job(jobId, space.id()), clock.instant()));
        });
    }

    private static Optional<EmbeddingSpace> find(MoveWork work, EmbeddingModel model) {
        return work.embeddingSpaces().list().stream()
                .filter(space -> space.isOf(model))
                .findFirst();
    }

    private static Optional<Job> underWay(MoveWork work) {
        return Stream.of(JobState.RUNNING, JobState.PENDING)
                .flatMap(state -> work
                        .jobs()
                        .list(
                                new JobFilter(Optional.of(state), Optional.of(FillEmbeddingSpace.KIND)),
                                PageRequest.first(1))
                        .items()
                        .stream())
                .findFirst();
    }

    private static Outcome goOn(Job job, Optional<EmbeddingSpace> wanted) {
        if (wanted.isPresent()
                && FillEmbeddingSpace.spaceOf(job).equals(wanted.get().id())) {
            return new Outcome.Moving(wanted.get(), job.id());
        }
        throw new RefusedException(
                ErrorCode.WRONG_STATE,
                "The tenant is on its way to another model. Let the job " + job.id() + " end, or cancel it first.");
    }

    private EmbeddingSpace create(MoveWork work, Caller caller, EmbeddingModel model, SpaceId id) {
        EmbeddingSpace space = new EmbeddingSpace(id, model.name(), model.dimension(), false, clock.instant());
        work.embeddingSpaces().add(space);
        work.audit()
                .record(auditor.entry(
                        caller.actor(),
                        caller.origin(),
                        "embedding_space.create",
                        id,
                        Map.of("model", space.model(), "dimension", space.dimension())));
        return space;
    }
}
