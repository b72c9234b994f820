package dev.commonplace.bootstrap;

import dev.commonplace.application.operations.JobObserver;
import dev.commonplace.domain.operations.Job;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs what goes wrong with jobs, and counts all of them by kind and outcome. */
final class JobReporter implements JobObserver {
    private static final Logger LOG = LoggerFactory.getLogger(JobReporter.class);

    private final MeterRegistry meters;

    JobReporter(MeterRegistry meters) {
        this.meters = meters;
    }

    @Override
    public void completed(Job job, Duration time) {
        meters.timer("commonplace.jobs.duration", "kind", job.kind().value()).record(time);
        count(job, "completed");
    }

    @Override
    public void willRetry(Job job, Throwable cause, Instant at) {
        count(job, "retried");
        LOG.info("Job {} ({}) failed and is tried again at {}: {}", job.id(), job.kind(), at, cause.toString());
    }

    /** Not in the log: a whole library may wait for its model, which the start has said already. */
    @Override
    public void postponed(Job job, String reason) {
        count(job, "postponed");
    }

    @Override
    public void failed(Job job, String error) {
        count(job, "failed");
        LOG.warn("Job {} ({}) failed for good: {}", job.id(), job.kind(), error);
    }

    @Override
    public void cancelled(Job job) {
        count(job, "cancelled");
    }

    @Override
    public void lost(Job job) {
        count(job, "lost");
        LOG.warn("Job {} ({}) is another worker's by now", job.id(), job.kind());
    }

    @Override
    public void recovered(int jobs) {
        if (jobs > 0) {
            LOG.info("{} jobs of workers that are gone wait again", jobs);
        }
    }

    @Override
    public void trouble(String activity, Throwable cause) {
        meters.counter("commonplace.jobs.trouble", "activity", activity).increment();
        LOG.warn("The job worker cannot {} now and will try again: {}", activity, cause.toString());
    }

    private void count(Job job, String outcome) {
        meters.counter("commonplace.jobs", "kind", job.kind().value(), "outcome", outcome)
                .increment();
    }
}
