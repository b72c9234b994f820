package dev.commonplace.application.operations;

import dev.commonplace.domain.operations.Job;
import dev.commonplace.domain.operations.JobKind;
import dev.commonplace.domain.shared.JsonObject;

/** Does the jobs of one kind. A job may be started more than once, so that handlers go on where the last one stopped. */
public interface JobHandler {
    JobKind kind();

    /**
     * Does the work.
     *
     * @return what is worth keeping of it
     * @throws JobCancelledException when {@link JobRun#progress} or {@link JobRun#stopIfCancelled} threw it
     * @throws JobFailedException for a failure that no retry mends
     * @throws JobRetryException for one that a retry may mend, with a message for the tenant
     * @throws JobPostponedException for something missing that only an operator can bring
     * @throws RuntimeException as for a retry, with its message kept from the tenant
     */
    JsonObject run(JobRun run);

    /**
     * Called when no attempt is left, or the job was cancelled, so that what waits for it learns of it. After the death of
     * a worker it may be called again.
     *
     * @param reason fit to be shown to the tenant
     */
    default void gaveUp(Job job, String reason) {}
}
