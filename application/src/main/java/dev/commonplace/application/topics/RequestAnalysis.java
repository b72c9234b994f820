package dev.commonplace.application.topics;

import dev.commonplace.application.conversations.ConversationAccess;
import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.conversations.ConversationId;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.operations.NewJob;
import dev.commonplace.domain.shared.Role;
import java.time.Clock;
import java.util.Map;

/** Has a conversation analysed by a job. */
public final class RequestAnalysis {
    private final Transactions<TopicsWork> transactions;
    private final Auditor auditor;
    private final MakeId ids;
    private final Clock clock;

    public RequestAnalysis(Transactions<TopicsWork> transactions, Auditor auditor, MakeId ids, Clock clock) {
        this.transactions = transactions;
        this.auditor = auditor;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * @param incremental only what was appended; otherwise everything anew
     * @return the job that does it, which may have waited already
     * @throws dev.commonplace.domain.shared.RefusedException {@code NOT_FOUND}, {@code FORBIDDEN} to readers
     */
    public JobId request(Caller caller, ConversationId id, boolean incremental) {
        caller.require(Role.EDITOR);
        return transactions.inTenant(caller.tenantId(), work -> {
            ConversationAccess.visible(work.conversations(), caller, id);
            NewJob job = incremental ? AnalyseTopics.job(ids, id) : AnalyseTopics.fullJob(ids, id);
            JobId jobId = work.jobs().enqueue(job, clock.instant());
            work.audit()
                    .record(auditor.entry(
                            caller.actor(),
                            caller.origin(),
                            "conversation.analyse",
                            id,
                            Map.of("incremental", incremental, "job_id", jobId.toString())));
            return jobId;
        });
    }
}
