package dev.commonplace.application.documents;

import dev.commonplace.application.operations.JobHandler;
import dev.commonplace.application.operations.JobRun;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.documents.DocumentStatus;
import dev.commonplace.domain.documents.IndexedText;
import dev.commonplace.domain.operations.Job;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.operations.JobKind;
import dev.commonplace.domain.operations.NewJob;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.TenantId;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The job that indexes the words of documents that came with their vectors, and declares them ready. It goes on where an
 * earlier attempt stopped, and leaves documents alone that were replaced or removed meanwhile.
 */
public final class IndexWords implements JobHandler {
    public static final JobKind KIND = new JobKind("index_words");

    /** The most chunks in one transaction: other writers of the tenant wait for that long. */
    private static final int BATCH_MAX = 2_500;

    private static final String DOCUMENTS = "documents";

    private final Transactions<DocumentsWork> transactions;
    private final MakeId ids;
    private final Clock clock;

    public IndexWords(Transactions<DocumentsWork> transactions, MakeId ids, Clock clock) {
        this.transactions = transactions;
        this.ids = ids;
        this.clock = clock;
    }

    /** @param versions the documents, each with the version that it has now */
    static NewJob job(MakeId ids, Map<DocumentId, Integer> versions) {
        Map<String, Integer> documents = new LinkedHashMap<>();
        versions.forEach((id, version) -> documents.put(id.toString(), version));
        return new NewJob(
                new JobId(ids.next()),
                KIND,
                0,
                JsonObject.of(Map.of(DOCUMENTS, documents)),
                Optional.empty(),
                NewJob.ATTEMPTS_DEFAULT,
                Optional.empty());
    }

    @Override
    public JobKind kind() {
        return KIND;
    }

    @Override
    public JsonObject run(JobRun run) {
        TenantId tenantId = run.job().tenantId();
        Map<DocumentId, Integer> versions = versions(run.job());
        long indexed = 0;
        int batch;
        do {
            run.stopIfCancelled();
            batch = transactions.inTenant(tenantId, work -> indexSome(work, versions));
            indexed += batch;
            run.progress(indexed, indexed);
        } while (batch == BATCH_MAX);
        return JsonObject.of(Map.of("chunks", indexed));
    }

    private int indexSome(DocumentsWork work, Map<DocumentId, Integer> versions) {
        StoreDocument.queueUp(work);
        List<IndexedText> texts = work.chunkWords().chunksWithout(versions.keySet(), BATCH_MAX);
        work.chunkWords().index(texts);
        if (texts.size() < BATCH_MAX) {
            work.documents().declareReady(versions, clock.instant());
            work.jobs().enqueue(LearnVocabulary.job(ids), clock.instant());
            if (work.chunkWords().drift() > RefreshWordIndex.DRIFT_MAX) {
                work.jobs().enqueue(RefreshWordIndex.job(ids), clock.instant());
            }
        }
        return texts.size();
    }

    @Override
    public void gaveUp(Job job, String reason) {
        transactions.<Integer>inTenant(job.tenantId(), work -> {
            Map<DocumentId, Integer> versions = versions(job);
            versions.forEach((id, version) -> work.documents()
                    .findForChange(id)
                    .filter(document -> document.status() == DocumentStatus.INDEXING)
                    .ifPresent(document -> work.documents()
                            .setStatus(id, version, DocumentStatus.FAILED, Optional.of(reason), clock.instant())));
            return versions.size();
        });
    }

    private static Map<DocumentId, Integer> versions(Job job) {
        Map<DocumentId, Integer> versions = new LinkedHashMap<>();
        if (job.payload().get(DOCUMENTS) instanceof Map<?, ?> documents) {
            documents.forEach((id, version) ->
                    versions.put(new DocumentId(UUID.fromString(String.valueOf(id))), ((Number) version).intValue()));
        }
        return versions;
    }
}
