package dev.commonplace.application.documents;

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
 * The job that makes a tenant's index of words anew when the mean length of its chunks has moved, which is frozen into the
 * index, and when the tenant wants another language or other parameters.
 */
public final class RefreshWordIndex implements JobHandler {
    public static final JobKind KIND = new JobKind("refresh_word_index");

    /** A mean that is off by 30 % costs 5 to 8 % of the best ten; a tenth is not felt. */
    public static final double DRIFT_MAX = 0.10;

    private final Transactions<DocumentsWork> transactions;

    public RefreshWordIndex(Transactions<DocumentsWork> transactions) {
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
        double drift = transactions.inTenant(run.job().tenantId(), work -> {
            double before = work.chunkWords().drift();
            if (before > DRIFT_MAX) {
                work.chunkWords().rewrite();
            }
            return before;
        });
        return JsonObject.of(Map.of("drift", Double.isFinite(drift) ? drift : 1.0));
    }
}
