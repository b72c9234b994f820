package dev.commonplace.application.embeddings;

import dev.commonplace.application.operations.Jobs;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.embeddings.SpaceState;
import dev.commonplace.domain.operations.JobId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Keeps the spaces as full as the active one that may take its place any moment. */
public final class FollowSpaces {
    private FollowSpaces() {}

    /** The same where it is not known which models there are: a job whose model is gone waits. */
    public static void follow(List<EmbeddingSpace> spaces, Jobs jobs, MakeId ids, Instant now) {
        follow(spaces, space -> true, jobs, ids, now);
    }

    /**
     * Enqueues a job for each space that follows the active one, in the transaction that has brought vectors there.
     *
     * @param spaces all of the tenant; those whose model is gone wait until somebody wants them
     */
    public static void follow(List<EmbeddingSpace> spaces, EmbeddingModels models, Jobs jobs, MakeId ids, Instant now) {
        follow(spaces, space -> models.find(space).isPresent(), jobs, ids, now);
    }

    private static void follow(
            List<EmbeddingSpace> spaces, Predicate<EmbeddingSpace> wanted, Jobs jobs, MakeId ids, Instant now) {
        Optional<EmbeddingSpace> previous = spaces.stream()
                .filter(space -> space.state() == SpaceState.RETIRED)
                .max(Comparator.comparing(EmbeddingSpace::since));
        spaces.stream()
                .filter(space -> space.follows(previous, now))
                .filter(wanted)
                .forEach(
                        space -> jobs.enqueue(FillEmbeddingSpace.catchUp(new JobId(ids.next()), space.id(), now), now));
    }
}
