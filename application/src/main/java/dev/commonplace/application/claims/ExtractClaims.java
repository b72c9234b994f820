package dev.commonplace.application.claims;

import dev.commonplace.application.answers.AskInJob;
import dev.commonplace.application.answers.CompleteChat;
import dev.commonplace.application.answers.ReadJson;
import dev.commonplace.application.guard.TenantGuard;
import dev.commonplace.application.guard.TenantGuards;
import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.operations.JobFailedException;
import dev.commonplace.application.operations.JobHandler;
import dev.commonplace.application.operations.JobRun;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.claims.Extraction;
import dev.commonplace.domain.conversations.Conversation;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.operations.Job;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.operations.JobKind;
import dev.commonplace.domain.operations.NewJob;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Has a chat model look for claims in a conversation, a window of messages at a time, from where the last reading stopped: what
 * is read is kept at once, so that nothing is read twice when a worker dies. Only claims whose words stand in their message are
 * kept, and none beside one that is there already, be it a person's, a model's or a rejected one.
 */
public final class ExtractClaims implements JobHandler {
    public static final JobKind KIND = new JobKind("extract_claims");

    private static final String ACTION = "conversation.extract_claims";
    private static final String CONVERSATION_ID = "conversation_id";
    private static final int PRIORITY = -20;
    /** The most calls of one job; another one goes on after a pause, so that others have their turn. */
    private static final int CALLS_MAX = 4;

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final Transactions<ClaimsWork> transactions;
    private final AskInJob asking;
    private final TenantGuards guards;
    private final KeepFound keepFound;
    private final MakeId ids;
    private final Clock clock;

    public ExtractClaims(
            Transactions<ClaimsWork> transactions,
            CompleteChat chat,
            ReadJson readJson,
            TenantGuards guards,
            Auditor auditor,
            MakeId ids,
            Clock clock) {
        this.transactions = transactions;
        this.asking = new AskInJob(chat, readJson, auditor, clock, KIND, ACTION);
        this.guards = guards;
        this.keepFound = new KeepFound(ids, asking.model());
        this.ids = ids;
        this.clock = clock;
    }

    /** While one of the conversation is pending, no second one is made. */
    public static NewJob job(MakeId ids, ConversationId id, Optional<Instant> at) {
        return new NewJob(
                new JobId(ids.next()),
                KIND,
                PRIORITY,
                JsonObject.of(Map.of(CONVERSATION_ID, id.toString())),
                at,
                NewJob.ATTEMPTS_DEFAULT,
                Optional.of(id.toString()));
    }

    @Override
    public JobKind kind() {
        return KIND;
    }

    @Override
    public JsonObject run(JobRun run) {
        TenantId tenantId = run.job().tenantId();
        ConversationId id = conversationOf(run.job());
        ExtractionFigures figures = new ExtractionFigures();
        for (int call = 0; call < CALLS_MAX; call++) {
            Optional<ReadingWindow> window = transactions.inTenant(tenantId, work -> next(work, id));
            if (window.isEmpty()) {
                return figures.asJson(asking.model(), false);
            }
            read(run, tenantId, window.get(), figures);
        }
        boolean more = transactions.inTenant(tenantId, work -> {
            boolean left = next(work, id).isPresent();
            if (left) {
                Instant now = clock.instant();
                work.jobs().enqueue(job(ids, id, Optional.of(now.plus(PAUSE))), now);
            }
            return left;
        });
        return figures.asJson(asking.model(), more);
    }

    private static Optional<ReadingWindow> next(ClaimsWork work, ConversationId id) {
        return work.conversations()
                .find(id)
                .filter(conversation -> !conversation.isDeleted())
                .flatMap(conversation -> work.extractions().findForChange(id))
                .flatMap(extraction -> ReadingWindow.read(work, extraction));
    }

    private void read(JobRun run, TenantId tenantId, ReadingWindow window, ExtractionFigures figures) {
        run.stopIfCancelled();
        ConversationId id = window.from().conversationId();
        ExtractionReply reply = window.pieces().isEmpty() ? new ExtractionReply(List.of(), 0) : ask(tenantId, window);
        TenantGuard guard = guards.of(tenantId);
        Optional<KeepFound.Outcome> kept = transactions.inTenant(tenantId, work -> {
            Optional<Extraction> now = work.extractions()
                    .findForChange(id)
                    // Somebody else has read on meanwhile, or has begun again.
                    .filter(extraction -> extraction.isAtSamePlaceAs(window.from()));
            if (now.isEmpty()
                    || work.conversations()
                            .find(id)
                            .filter(one -> !one.isDeleted())
                            .isEmpty()) {
                return Optional.empty();
            }
            Instant moment = clock.instant().truncatedTo(ChronoUnit.MICROS);
            KeepFound.Outcome outcome = keepFound.keep(work, guard, window, reply, moment);
            work.extractions()
                    .put(now.get()
                            .advanced(
                                    window.nextSequence(),
                                    window.nextCharacter(),
                                    asking.model(),
                                    outcome.kept(),
                                    outcome.dropped(),
                                    moment));
            return Optional.of(outcome);
        });
        kept.ifPresent(outcome -> figures.add(outcome, window.pieces().size()));
        int total = transactions.inTenant(
                tenantId,
                work -> work.conversations()
                        .find(id)
                        .map(Conversation::nextSequence)
                        .orElse(window.nextSequence()));
        run.progress(window.nextSequence(), Math.max(total, window.nextSequence()));
    }

    private ExtractionReply ask(TenantId tenantId, ReadingWindow window) {
        JsonObject reply = asking.ask(
                ExtractionPrompt.of(window.pieces(), ids.next()),
                window.from().conversationId(),
                Map.of(
                        "from_sequence",
                        window.from().nextSequence(),
                        "messages",
                        window.pieces().size()),
                "No more claims were looked for",
                entry -> transactions.<Boolean>inTenant(tenantId, work -> {
                    work.audit().record(entry);
                    return true;
                }));
        return ExtractionReply.read(reply, window.pieces().size());
    }

    private static ConversationId conversationOf(Job job) {
        try {
            return new ConversationId(
                    UUID.fromString(String.valueOf(job.payload().get(CONVERSATION_ID))));
        } catch (IllegalArgumentException foreign) {
            throw new JobFailedException("The job names no conversation.", foreign);
        }
    }
}
