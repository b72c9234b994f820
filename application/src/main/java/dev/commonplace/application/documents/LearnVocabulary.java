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
 * The job that adds the words of new documents to their tenant's vocabulary, for suggestions and for misspelt questions. It
 * takes many documents at once, and not while they are ingested, because their words are counted one by one.
 */
public final class LearnVocabulary implements JobHandler {
    public static final JobKind KIND = new JobKind("learn_vocabulary");

    /** So many documents' words are counted in one transaction: the tenant's writers wait that long. */
    private static final int BATCH = 100;

    /** Whoever waits for search minds other jobs more. */
    private static final int PRIORITY = -10;

    private final Transactions<DocumentsWork> transactions;

    public LearnVocabulary(Transactions<DocumentsWork> transactions) {
        this.transactions = transactions;
    }

    /** One for all documents of the tenant: while it is pending, no second one is made. */
    static NewJob job(MakeId ids) {
        NewJob job = NewJob.now(new JobId(ids.next()), KIND, JsonObject.EMPTY, "all");
        return new NewJob(
                job.id(),
                job.kind(),
                PRIORITY,
                job.payload(),
                job.scheduledAt(),
                job.attemptsMax(),
                job.deduplicationKey());
    }

    @Override
    public JobKind kind() {
        return KIND;
    }

    @Override
    public JsonObject run(JobRun run) {
        long learned = 0;
        int batch;
        do {
            run.stopIfCancelled();
            batch = transactions.inTenant(
                    run.job().tenantId(), work -> work.chunkWords().learnVocabulary(BATCH));
            learned += batch;
        } while (batch == BATCH);
        return JsonObject.of(Map.of("documents", learned));
    }
}
