package dev.commonplace.application.answers;

import dev.commonplace.application.embeddings.ModelUnavailableException;
import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.operations.JobFailedException;
import dev.commonplace.application.operations.JobRetryException;
import dev.commonplace.domain.answers.ModelUsage;
import dev.commonplace.domain.operations.AuditEntry;
import dev.commonplace.domain.operations.JobKind;
import dev.commonplace.domain.shared.Actor;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.Origin;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Asks a chat model on behalf of a job for a JSON object. What each call took stands in the audit log, used or not. */
public final class AskInJob {
    private static final String UNUSABLE = "The chat model's reply was not in the form it was asked for.";

    private final CompleteChat chat;
    private final ReadJson readJson;
    private final Auditor auditor;
    private final Clock clock;
    private final JobKind kind;
    private final String action;

    /**
     * @param kind of the jobs that ask
     * @param action of the audit entries
     */
    public AskInJob(CompleteChat chat, ReadJson readJson, Auditor auditor, Clock clock, JobKind kind, String action) {
        this.chat = chat;
        this.readJson = readJson;
        this.auditor = auditor;
        this.clock = clock;
        this.kind = kind;
        this.action = action;
    }

    /** The model, by the name that it is asked for. */
    public String model() {
        return chat.model();
    }

    /**
     * May take minutes, so not in a transaction.
     *
     * @param about the id of what the audit entry is about
     * @param more what else it tells
     * @param without what holds while the model does not answer, as the beginning of a sentence
     * @param record keeps the audit entry, in a transaction of its own
     * @throws JobRetryException when the model does not answer and may later
     * @throws JobFailedException when it never will, or what it says is no JSON object
     */
    public JsonObject ask(
            CompleteChat.Request request,
            Object about,
            Map<String, ?> more,
            String without,
            Consumer<AuditEntry> record) {
        Instant start = clock.instant();
        CompleteChat.Reply reply;
        try {
            reply = chat.complete(request);
        } catch (ModelUnavailableException unavailable) {
            String message = without + ": " + unavailable.getMessage();
            throw unavailable.retryable()
                    ? new JobRetryException(message, unavailable)
                    : new JobFailedException(message, unavailable);
        }
        int latencyMillis =
                Math.toIntExact(Duration.between(start, clock.instant()).toMillis());
        Optional<JsonObject> read = reply.cutOff() ? Optional.empty() : readJson.object(reply.text());
        Map<String, @Nullable Object> details = ModelFigures.of(
                new ModelUsage(reply.model(), reply.promptTokens(), reply.completionTokens(), latencyMillis));
        details.putAll(more);
        details.put("readable", read.isPresent());
        Actor actor = new Actor(Actor.Kind.JOB, kind.value(), Optional.empty());
        record.accept(auditor.entry(actor, Origin.INSIDE, action, about, details));
        return read.orElseThrow(() ->
                reply.cutOff() ? new JobFailedException("The chat model's reply was cut off.", null) : unusable());
    }

    /** What to throw where the object is not the one that was asked for. */
    public static JobFailedException unusable() {
        return new JobFailedException(UNUSABLE, null);
    }
}
