package dev.commonplace.application.operations;

import dev.commonplace.domain.operations.Job;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.RefusedException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How an attempt ended, and so what happens to its job. */
sealed interface AttemptEnd {
    int ERROR_CHARACTERS_MAX = 2_000;

    record Completed(JsonObject result) implements AttemptEnd {}

    record Retry(String error, Throwable cause) implements AttemptEnd {}

    record Postponed(String error, Duration pause) implements AttemptEnd {}

    record Failed(String error) implements AttemptEnd {}

    record Cancelled() implements AttemptEnd {}

    record Released() implements AttemptEnd {}

    record Lost() implements AttemptEnd {}

    /** Judges an attempt whose handler threw. What was wanted of it counts for more than what came out. */
    static AttemptEnd of(ActiveRun run, Throwable thrown) {
        return switch (run.stop()) {
            case CANCEL -> new Cancelled();
            case RELEASE -> new Released();
            case LOST -> new Lost();
            case OVERTIME -> retryOrFail(run.job(), "The attempt took too long.", thrown);
            case NO ->
                switch (thrown) {
                    case JobFailedException failed -> new Failed(shown(failed));
                    case JobPostponedException postponed -> new Postponed(shown(postponed), postponed.pause());
                    default -> retryOrFail(run.job(), shown(thrown), thrown);
                };
        };
    }

    static AttemptEnd retryOrFail(Job job, String error, Throwable cause) {
        return job.attempts() < job.attemptsMax() ? new Retry(error, cause) : new Failed(error);
    }

    /** What the tenant learns: the message where it was written for people, and nothing of the inside otherwise. */
    private static String shown(Throwable thrown) {
        boolean forPeople = thrown instanceof JobFailedException
                || thrown instanceof JobRetryException
                || thrown instanceof JobPostponedException
                || thrown instanceof RefusedException;
        return forPeople
                ? storable(thrown.getMessage())
                : "An internal error; the service's log has it with the job's id.";
    }

    private static String storable(@Nullable String message) {
        if (message == null || message.isBlank()) {
            return "The work failed without saying why.";
        }
        StringBuilder text = new StringBuilder();
        message.codePoints()
                .limit(ERROR_CHARACTERS_MAX)
                .map(point -> isStorable(point) ? point : '?')
                .forEach(text::appendCodePoint);
        return text.toString();
    }

    private static boolean isStorable(int point) {
        return point != 0 && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE);
    }
}
