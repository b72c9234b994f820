package dev.commonplace.application.operations;

import dev.commonplace.domain.operations.JobKind;
import dev.commonplace.domain.operations.JobState;
import java.util.Objects;
import java.util.Optional;

/** Which jobs are meant; an empty part sets no condition. */
public record JobFilter(Optional<JobState> state, Optional<JobKind> kind) {
    public static final JobFilter ALL = new JobFilter(Optional.empty(), Optional.empty());

    public JobFilter {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(kind, "kind");
    }
}
