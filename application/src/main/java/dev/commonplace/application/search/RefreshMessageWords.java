package dev.commonplace.application.search;

import dev.commonplace.application.operations.JobHandler;
import dev.commonplace.application.operations.JobRun;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.operations.JobKind;
import dev.commonplace.domain.operations.NewJob;
import dev.commonplace.domain.shared.JsonObject;
import java.util.Map;

/**
 * The job that makes the index of words of a tenant's messages anew when their mean length has moved, when conversations were
 * removed for good, and when the tenant wants another language or other parameters.
 */
public final class RefreshMessageWords implements JobHandler {
    public static final JobKind KIND = new JobKind("refresh_message_words");

    /** As for chunks. */
    public static final double DRIFT_MAX = 0.10;

    private final Transactions<MessageSearchWork> transactions;

    public RefreshMessageWords(Transactions<MessageSearchWork> transactions) {
        this.transactions = transactions;
    }

    /** While one is pending, no second one is made. */
    public static NewJob job(MakeId ids) {
        return NewJob.now(new JobId(ids.next()), KIND, JsonObject.EMPTY, "all");
    }

    @Override
    public JobKind kind() {
        return KIND;
    }

    @Override
    public JsonObject run(JobRun run) {
        boolean rewritten = transactions.inTenant(run.job().tenantId(), work -> {
            MessageIndex index = work.messageIndex();
            boolean needed = index.drift() > DRIFT_MAX || !index.countsHold();
            if (needed) {
                index.rewrite();
            }
            return needed;
        });
        return JsonObject.of(Map.of("rewritten", rewritten));
    }
}
