package dev.commonplace.application.claims;

import dev.commonplace.application.answers.CompleteChat;
import dev.commonplace.application.conversations.ConversationAccess;
import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.claims.Extraction;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Has a chat model look for claims, by a job. Without a model there are none but those that people note. */
public final class RequestExtraction {
    private final Transactions<ClaimsWork> transactions;
    private final Optional<CompleteChat> chat;
    private final Auditor auditor;
    private final MakeId ids;
    private final Clock clock;

    /** @param chat empty where no chat model is configured */
    public RequestExtraction(
            Transactions<ClaimsWork> transactions,
            Optional<CompleteChat> chat,
            Auditor auditor,
            MakeId ids,
            Clock clock) {
        this.transactions = transactions;
        this.chat = chat;
        this.auditor = auditor;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param fromSequence the message to begin at; empty to go on where the last reading stopped
     * @return the job that does it, which may have waited already
     * @throws RefusedException {@code NOT_FOUND}; {@code FORBIDDEN} to readers; {@code WRONG_STATE} where no chat model is
     *     configured
     */
    public JobId request(Caller caller, ConversationId id, Optional<Integer> fromSequence) {
        caller.require(Role.EDITOR);
        if (fromSequence.isPresent() && fromSequence.get() < 0) {
            throw RefusedException.invalid("/from_sequence", "Places are counted from 0.");
        }
        return transactions.inTenant(caller.tenantId(), work -> {
            ConversationAccess.visible(work.conversations(), caller, id);
            String model = chat.map(CompleteChat::model)
                    .orElseThrow(() -> new RefusedException(
                            ErrorCode.WRONG_STATE,
                            "No chat model is configured, so that nothing can look for claims. Operators set"
                                    + " COMMONPLACE_CHAT_URL and COMMONPLACE_CHAT_MODEL."));
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            Extraction before = work.extractions().findForChange(id).orElseGet(() -> Extraction.begin(id, now));
            work.extractions()
                    .put(fromSequence.map(place -> before.from(place, now)).orElse(before));
            JobId jobId = work.jobs().enqueue(ExtractClaims.job(ids, id, Optional.empty()), now);
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("model", model);
            details.put("job_id", jobId.toString());
            fromSequence.ifPresent(place -> details.put("from_sequence", place));
            work.audit()
                    .record(auditor.entry(caller.actor(), caller.origin(), "conversation.request_claims", id, details));
            return jobId;
        });
    }
}
