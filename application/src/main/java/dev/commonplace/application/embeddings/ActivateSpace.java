package dev.commonplace.application.embeddings;

import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.util.Optional;

/** Lets a tenant search in another space from one moment to the next. */
public final class ActivateSpace {
    private final Transactions<MoveWork> transactions;
    private final EmbeddingModels models;
    private final SwitchSpaces switchSpaces;

    public ActivateSpace(Transactions<MoveWork> transactions, EmbeddingModels models, SwitchSpaces switchSpaces) {
        this.transactions = transactions;
        this.models = models;
        this.switchSpaces = switchSpaces;
    }

    /**
     * @param force whether to switch although many chunks have no vector there: they are found by words until they have
     * @return the switch; nothing was left where the space was the active one already
     * @throws RefusedException {@code NOT_FOUND}; {@code WRONG_STATE} while more than a few chunks lack their vector, for a
     *     space that is being dropped, or whose model this service does not have
     */
    public SwitchSpaces.Switched activate(Caller caller, SpaceId id, boolean force) {
        caller.require(Role.ADMIN);
        return transactions.inTenant(caller.tenantId(), work -> {
            work.contents().holdWriters();
            EmbeddingSpace space = CreateSpace.require(work, id);
            if (space.active()) {
                return new SwitchSpaces.Switched(space, Optional.empty(), SwitchSpaces.countLacking(work, id));
            }
            requireModel(models, space);
            if (!force && !switchSpaces.isFull(work, id)) {
                throw lacking(work, id);
            }
            return switchSpaces.to(
                    work, space, new SwitchSpaces.Reason(caller.actor(), caller.origin(), "embedding_space.activate"));
        });
    }

    static void requireModel(EmbeddingModels models, EmbeddingSpace space) {
        if (models.find(space).isEmpty()) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE,
                    "Questions could not be embedded in that space: " + models.whyMissing(space));
        }
    }

    private static RefusedException lacking(MoveWork work, SpaceId id) {
        long texts = work.contents().filling(id).chunks()
                + work.messageVectors().filling(id).messages();
        return new RefusedException(
                ErrorCode.WRONG_STATE,
                SwitchSpaces.countLacking(work, id) + " of " + texts
                        + " chunks and messages have no vector in the space. Fill it first; or force the switch, and they are found by"
                        + " words only until a job has embedded them.");
    }
}
