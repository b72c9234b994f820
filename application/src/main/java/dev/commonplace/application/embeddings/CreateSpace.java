package dev.commonplace.application.embeddings;

import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.embeddings.EmbeddingModel;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.embeddings.SpaceState;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Makes a space for the vectors of another model, or of another dimension. Nothing is embedded yet. */
public final class CreateSpace {
    /** More than a tenant can compare. */
    public static final int SPACES_MAX = 10;

    private final Transactions<MoveWork> transactions;
    private final EmbeddingModels models;
    private final Auditor auditor;
    private final MakeId ids;
    private final Clock clock;

    public CreateSpace(
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
     * @param model one of this service's models
     * @param dimension of its vectors; empty for the model's own
     * @param textsPerMinute how fast the space may be filled; empty for the model's own limit, or none
     */
    public record Command(String model, Optional<Integer> dimension, Optional<Integer> textsPerMinute) {
        public Command {
            Objects.requireNonNull(model, "model");
            Objects.requireNonNull(dimension, "dimension");
            Objects.requireNonNull(textsPerMinute, "textsPerMinute");
        }
    }

    /**
     * @throws RefusedException {@code INVALID_VALUE} for a model or dimension that this service does not have; {@code
     *     ALREADY_EXISTS} where the tenant has that space; {@code LIMIT_REACHED} where it has too many
     */
    public EmbeddingSpace create(Caller caller, Command command) {
        caller.require(Role.ADMIN);
        EmbeddingModel model = requireModel(command).model();
        SpaceId id = new SpaceId(ids.next());
        return transactions.inTenant(caller.tenantId(), work -> {
            work.contents().holdWriters();
            find(work, model).ifPresent(CreateSpace::refuseSecond);
            return create(work, caller, model, id, command.textsPerMinute());
        });
    }

    private EmbedText requireModel(Command command) {
        if (models.find(command.model()).isEmpty()) {
            throw RefusedException.invalid(
                    "/model",
                    "This service has no embedding model of that name. It has: "
                            + String.join(
                                    ", ",
                                    models.list().stream()
                                            .map(EmbeddingModel::name)
                                            .toList()) + ".");
        }
        return models.require(command.model(), command.dimension());
    }

    private static void refuseSecond(EmbeddingSpace space) {
        throw new RefusedException(
                ErrorCode.ALREADY_EXISTS,
                "The tenant has a space of that model and dimension already: " + space.id() + ", which is "
                        + space.state().word() + ".");
    }

    static Optional<EmbeddingSpace> find(MoveWork work, EmbeddingModel model) {
        return work.embeddingSpaces().list().stream()
                .filter(space -> space.isOf(model))
                .findFirst();
    }

    /** To be called while writers are held, so that two admins do not make the same space. */
    EmbeddingSpace create(
            MoveWork work, Caller caller, EmbeddingModel model, SpaceId id, Optional<Integer> textsPerMinute) {
        List<EmbeddingSpace> spaces = work.embeddingSpaces().list();
        if (spaces.size() >= SPACES_MAX) {
            throw new RefusedException(
                    ErrorCode.LIMIT_REACHED,
                    "A tenant has at most " + SPACES_MAX + " embedding spaces. Drop one that is not needed.");
        }
        EmbeddingSpace space = new EmbeddingSpace(id, model.name(), model.dimension(), false, clock.instant())
                .withTextsPerMinute(textsPerMinute);
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

    /** @throws RefusedException {@code NOT_FOUND}, or {@code WRONG_STATE} for a space that is being dropped */
    static EmbeddingSpace require(MoveWork work, SpaceId id) {
        EmbeddingSpace space =
                work.embeddingSpaces().find(id).orElseThrow(() -> RefusedException.notFound("The embedding space"));
        if (space.state() == SpaceState.DROPPING) {
            throw new RefusedException(ErrorCode.WRONG_STATE, "The space is being dropped.");
        }
        return space;
    }
}
