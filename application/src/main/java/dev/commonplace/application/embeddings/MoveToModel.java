package dev.commonplace.application.embeddings;

import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.embeddings.EmbeddingModel;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.util.Optional;

/**
 * Begins a tenant's move to another embedding model, all steps in one: the model's space is made where it is not there, a
 * job fills it, and switches to it when every chunk has a vector there. Until then the tenant searches where it did. The
 * space that is left stays.
 */
public final class MoveToModel {
    private final Transactions<MoveWork> transactions;
    private final EmbeddingModels models;
    private final CreateSpace createSpace;
    private final FillSpace fillSpace;
    private final MakeId ids;

    public MoveToModel(
            Transactions<MoveWork> transactions,
            EmbeddingModels models,
            CreateSpace createSpace,
            FillSpace fillSpace,
            MakeId ids) {
        this.transactions = transactions;
        this.models = models;
        this.createSpace = createSpace;
        this.fillSpace = fillSpace;
        this.ids = ids;
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
     * @param dimension of its vectors; empty for the model's own
     * @throws RefusedException {@code INVALID_VALUE} for a model that this service does not have; {@code WRONG_STATE}
     *     while the tenant is on the way to another one
     */
    public Outcome move(Caller caller, Optional<String> model, Optional<Integer> dimension) {
        caller.require(Role.ADMIN);
        String name = model.orElseGet(() -> models.byDefault().model().name());
        EmbeddingModel wanted = models.require(name, dimension).model();
        SpaceId newId = new SpaceId(ids.next());
        JobId jobId = new JobId(ids.next());
        return transactions.inTenant(caller.tenantId(), work -> {
            // Two who want to move the tenant at once come one after the other, too.
            work.contents().holdWriters();
            Optional<EmbeddingSpace> there = CreateSpace.find(work, wanted);
            if (there.filter(EmbeddingSpace::active).isPresent()) {
                return new Outcome.AlreadyThere(there.get());
            }
            if (there.filter(space -> !space.state().takesVectors()).isPresent()) {
                throw new RefusedException(ErrorCode.WRONG_STATE, "The space of that model is being dropped.");
            }
            EmbeddingSpace space =
                    there.orElseGet(() -> createSpace.create(work, caller, wanted, newId, Optional.empty()));
            FillSpace.Filling filling =
                    fillSpace.fill(work, caller, space, new FillSpace.Command(true, Optional.empty()), jobId);
            return new Outcome.Moving(filling.space(), filling.jobId());
        });
    }
}
