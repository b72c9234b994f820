package dev.commonplace.application.embeddings;

import dev.commonplace.application.operations.JobFilter;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.operations.Job;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.operations.JobKind;
import dev.commonplace.domain.operations.JobState;
import dev.commonplace.domain.operations.NewJob;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Jobs that are about one space, and which of them are under way. */
final class SpaceJobs {
    /** Behind the documents that come in meanwhile. */
    private static final int PRIORITY = -10;

    /** One attempt may end with a model that does not answer, and each goes on where the last one stopped. */
    private static final int ATTEMPTS_MAX = 100;

    private static final String SPACE_ID = "space_id";

    private SpaceJobs() {}

    static NewJob of(JobKind kind, JobId id, SpaceId spaceId, Optional<Instant> at) {
        return new NewJob(
                id,
                kind,
                PRIORITY,
                JsonObject.of(Map.of(SPACE_ID, spaceId.toString())),
                at,
                ATTEMPTS_MAX,
                Optional.of(spaceId.toString()));
    }

    static SpaceId spaceOf(Job job) {
        return new SpaceId(UUID.fromString(String.valueOf(job.payload().get(SPACE_ID))));
    }

    /** Those that run or wait, the running ones first. */
    static List<Job> underWay(MoveWork work, JobKind kind) {
        return Stream.of(JobState.RUNNING, JobState.PENDING)
                .flatMap(state -> inState(work, kind, state).stream())
                .toList();
    }

    /** Those of one space that run or wait. */
    static List<Job> underWay(MoveWork work, JobKind kind, SpaceId spaceId) {
        return underWay(work, kind).stream()
                .filter(job -> spaceOf(job).equals(spaceId))
                .toList();
    }

    /** Those of one space that run. */
    static List<Job> running(MoveWork work, JobKind kind, SpaceId spaceId) {
        return inState(work, kind, JobState.RUNNING).stream()
                .filter(job -> spaceOf(job).equals(spaceId))
                .toList();
    }

    private static List<Job> inState(MoveWork work, JobKind kind, JobState state) {
        return work.jobs()
                .list(new JobFilter(Optional.of(state), Optional.of(kind)), PageRequest.first(PageRequest.LIMIT_MAX))
                .items();
    }
}
