package dev.commonplace.application.embeddings;

import dev.commonplace.application.operations.JobFilter;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.operations.Job;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.util.List;
import java.util.Optional;

/** Shows a tenant's spaces with how far they are filled, and by which job. */
public final class ReadSpaces {
    /** More jobs than this are history. */
    private static final int JOBS_MAX = 50;

    private final Transactions<MoveWork> transactions;
    private final EmbeddingModels models;

    public ReadSpaces(Transactions<MoveWork> transactions, EmbeddingModels models) {
        this.transactions = transactions;
        this.models = models;
    }

    /**
     * A space as it is.
     *
     * @param served whether this service has the model that fills it
     * @param rollbackTarget whether it is the one that a rollback leads to
     * @param job the newest job that filled it
     */
    public record State(
            EmbeddingSpace space,
            boolean served,
            SpaceContents.Filling filling,
            MessageVectors.Filling messages,
            NodeVectors.Filling nodes,
            boolean rollbackTarget,
            Optional<Job> job) {}

    /** Newest first. */
    public List<State> read(Caller caller) {
        caller.require(Role.READER);
        return transactions.readInTenant(caller.tenantId(), work -> {
            List<Job> jobs = jobs(work);
            return work.embeddingSpaces().list().stream()
                    .map(space -> state(work, space, jobs))
                    .toList();
        });
    }

    /** @throws RefusedException {@code NOT_FOUND} */
    public State find(Caller caller, SpaceId id) {
        caller.require(Role.READER);
        return transactions.readInTenant(
                caller.tenantId(),
                work -> work.embeddingSpaces()
                        .find(id)
                        .map(space -> state(work, space, jobs(work)))
                        .orElseThrow(() -> RefusedException.notFound("The embedding space")));
    }

    private static List<Job> jobs(MoveWork work) {
        return work.jobs()
                .list(
                        new JobFilter(Optional.empty(), Optional.of(FillEmbeddingSpace.KIND)),
                        PageRequest.first(JOBS_MAX))
                .items();
    }

    private State state(MoveWork work, EmbeddingSpace space, List<Job> jobs) {
        return new State(
                space,
                models.find(space).isPresent(),
                work.contents().filling(space.id()),
                work.messageVectors().filling(space.id()),
                work.nodeVectors().filling(space.id()),
                work.embeddingSpaces()
                        .previous()
                        .filter(previous -> previous.id().equals(space.id()))
                        .isPresent(),
                jobs.stream()
                        .filter(job -> FillEmbeddingSpace.spaceOf(job).equals(space.id()))
                        .findFirst());
    }
}
