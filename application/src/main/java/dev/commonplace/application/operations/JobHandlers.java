package dev.commonplace.application.operations;

import dev.commonplace.domain.operations.Job;
import dev.commonplace.domain.operations.JobKind;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The handlers of a worker by kind. */
final class JobHandlers {
    private final Map<JobKind, JobHandler> byKind = new LinkedHashMap<>();
    private final JobObserver observer;

    /** @throws IllegalArgumentException when two handlers want the same kind */
    JobHandlers(Collection<? extends JobHandler> handlers, JobObserver observer) {
        this.observer = observer;
        for (JobHandler handler : handlers) {
            if (byKind.put(handler.kind(), handler) != null) {
                throw new IllegalArgumentException("Two handlers do jobs of the kind " + handler.kind() + ".");
            }
        }
    }

    Set<JobKind> kinds() {
        return Set.copyOf(byKind.keySet());
    }

    /** @throws IllegalStateException for a kind that nobody handles, which is never claimed */
    JobHandler of(Job job) {
        JobHandler handler = byKind.get(job.kind());
        if (handler == null) {
            throw new IllegalStateException("Nobody handles jobs of the kind " + job.kind() + ".");
        }
        return handler;
    }

    /**
     * Tells the job's handler that no attempt will follow. A handler that fails at that is not asked again: the job must
     * end. Only an outage goes through to the caller, who tries again later.
     */
    void tellGaveUp(Job job, String reason) {
        JobHandler handler = byKind.get(job.kind());
        if (handler == null) {
            return;
        }
        try {
            handler.gaveUp(job, reason);
        } catch (RuntimeException trouble) {
            if (isOutage(trouble)) {
                throw trouble;
            }
            observer.trouble("tell that job " + job.id() + " was given up", trouble);
        }
    }

    /** Whether something failed because the database is away, and not because of what was asked of it. */
    static boolean isOutage(RuntimeException trouble) {
        return trouble instanceof RefusedException refused
                && (refused.code() == ErrorCode.UNAVAILABLE || refused.code() == ErrorCode.TIMED_OUT);
    }
}
