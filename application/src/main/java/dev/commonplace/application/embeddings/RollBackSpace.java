package dev.commonplace.application.embeddings;

import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.util.Optional;

/**
 * Takes a tenant back to the space that it left last. That one is kept full for a while, so that the switch is usually at
 * once; where more than a few chunks lack their vector there, a job brings them first.
 */
public final class RollBackSpace {
    private final Transactions<MoveWork> transactions;
    private final EmbeddingModels models;
    private final SwitchSpaces switchSpaces;
    private final FillSpace fillSpace;
    private final MakeId ids;

    public RollBackSpace(
            Transactions<MoveWork> transactions,
            EmbeddingModels models,
            SwitchSpaces switchSpaces,
            FillSpace fillSpace,
            MakeId ids) {
        this.transactions = transactions;
        this.models = models;
        this.switchSpaces = switchSpaces;
        this.fillSpace = fillSpace;
        this.ids = ids;
    }

    /** What became of the wish. */
    public sealed interface Outcome {
        EmbeddingSpace space();

        /** The tenant searches in the space again. */
        record RolledBack(SwitchSpaces.Switched switched) implements Outcome {
            @Override
            public EmbeddingSpace space() {
                return switched.space();
            }
        }

        /** A job brings the space what it lacks, and then switches. */
        record CatchingUp(EmbeddingSpace space, JobId jobId, long lacking) implements Outcome {}
    }

    /**
     * @param force whether to switch at once even where many chunks lack their vector: they are found by words until then
     * @throws RefusedException {@code WRONG_STATE} where there is no space to go back to, or its model is gone
     */
    public Outcome rollBack(Caller caller, boolean force) {
        caller.require(Role.ADMIN);
        JobId jobId = new JobId(ids.next());
        return transactions.inTenant(caller.tenantId(), work -> {
            work.contents().holdWriters();
            EmbeddingSpace space = work.embeddingSpaces()
                    .previous()
                    .orElseThrow(() -> new RefusedException(
                            ErrorCode.WRONG_STATE, "There is no space that the tenant has left, to go back to."));
            ActivateSpace.requireModel(models, space);
            if (force || switchSpaces.isFull(work, space.id())) {
                return new Outcome.RolledBack(switchSpaces.to(
                        work,
                        space,
                        new SwitchSpaces.Reason(caller.actor(), caller.origin(), "embedding_space.rollback")));
            }
            long lacking = SwitchSpaces.countLacking(work, space.id());
            FillSpace.Filling filling =
                    fillSpace.fill(work, caller, space, new FillSpace.Command(true, Optional.empty()), jobId);
            return new Outcome.CatchingUp(filling.space(), filling.jobId(), lacking);
        });
    }
}
