package dev.commonplace.application.operations;

import dev.commonplace.domain.operations.Job;

/** One attempt at a job, as its handler sees it. */
public interface JobRun {
    Job job();

    /**
     * Notes how far the work is, for those who watch. Costs nothing: the worker writes it down now and then.
     *
     * @throws JobCancelledException when the job is to stop
     */
    void progress(long done, long total);

    /** @throws JobCancelledException when somebody asked for it, or another worker has the job by now */
    void stopIfCancelled();
}
