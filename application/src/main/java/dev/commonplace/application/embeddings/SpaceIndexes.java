package dev.commonplace.application.embeddings;

import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.operations.NewJob;
import dev.commonplace.domain.shared.TenantId;
import java.util.List;

/**
 * What serves the searches of a space, as its moves see it: an index can be built before a tenant searches there, and goes
 * when the space goes. Without any, searches are exact, so that nothing here decides whether they are right.
 */
public interface SpaceIndexes {
    /** For a service that searches without indexes of its own. */
    SpaceIndexes NONE = new SpaceIndexes() {};

    /**
     * The jobs to be enqueued, in the transaction of the step, because the space is now what its state says: {@code READY}
     * before a switch, {@code ACTIVE} and {@code RETIRED} after one, {@code DROPPING} before its vectors are removed.
     */
    default List<NewJob> jobsFor(EmbeddingSpace space) {
        return List.of();
    }

    /**
     * Whether searches in the space would be served as they are meant to be. Asked before a job switches to it, outside of
     * transactions; the job waits a while where they would not.
     */
    default boolean stand(TenantId tenantId, EmbeddingSpace space) {
        return true;
    }
}
