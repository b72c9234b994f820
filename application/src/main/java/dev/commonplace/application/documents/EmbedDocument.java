package dev.commonplace.application.documents;

import dev.commonplace.application.embeddings.EmbedText;
import dev.commonplace.application.embeddings.EmbeddingModels;
import dev.commonplace.application.embeddings.FollowSpaces;
import dev.commonplace.application.embeddings.ModelUnavailableException;
import dev.commonplace.application.operations.JobFailedException;
import dev.commonplace.application.operations.JobHandler;
import dev.commonplace.application.operations.JobRetryException;
import dev.commonplace.application.operations.JobRun;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.documents.Chunk;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.Document;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.documents.DocumentStatus;
import dev.commonplace.domain.documents.IndexedText;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.operations.Job;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.operations.JobKind;
import dev.commonplace.domain.operations.NewJob;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.TenantId;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The job that gives every chunk of a document its vector, and says so on the document. It goes on where an earlier
 * attempt stopped, and works on the version that is there: one that is replaced meanwhile has a job of its own. Where the
 * tenant's model is gone from the settings it waits, until that is back or the tenant has moved to another.
 */
public final class EmbedDocument implements JobHandler {
    public static final JobKind KIND = new JobKind("embed_document");

    /** The most chunks between two looks at the database: what is lost at most when the server dies. */
    private static final int BATCH_MAX = 64;

    private static final String DOCUMENT_ID = "document_id";

    private final Transactions<DocumentsWork> transactions;
    private final EmbeddingModels models;
    private final MakeId ids;
    private final Clock clock;

    public EmbedDocument(Transactions<DocumentsWork> transactions, EmbeddingModels models, MakeId ids, Clock clock) {
        this.transactions = transactions;
        this.models = models;
        this.ids = ids;
        this.clock = clock;
    }

    /** The job of a document; while one is pending, no second one is made. */
    public static NewJob job(MakeId ids, DocumentId id) {
        return NewJob.now(
                new JobId(ids.next()), KIND, JsonObject.of(Map.of(DOCUMENT_ID, id.toString())), id.toString());
    }

    @Override
    public JobKind kind() {
        return KIND;
    }

    private record Batch(Document document, EmbeddingSpace space, List<Chunk> chunks) {}

    @Override
    public JsonObject run(JobRun run) {
        TenantId tenantId = run.job().tenantId();
        DocumentId id = documentId(run.job());
        long embedded = 0;
        while (true) {
            run.stopIfCancelled();
            Optional<Batch> next = transactions.inTenant(tenantId, work -> nextBatch(work, id));
            if (next.isEmpty()) {
                return JsonObject.of(Map.of("embedded", embedded, "gone", true));
            }
            Batch batch = next.get();
            boolean last = batch.chunks().size() < BATCH_MAX;
            Map<ChunkId, Embedding> embeddings = embed(batch);
            boolean ready = transactions.inTenant(tenantId, work -> keep(work, batch, embeddings, last));
            embedded += embeddings.size();
            if (ready) {
                return JsonObject.of(Map.of("embedded", embedded));
            }
            run.progress(embedded, Math.max(embedded, batch.document().chunks()));
        }
    }

    @Override
    public void gaveUp(Job job, String reason) {
        DocumentId id = documentId(job);
        transactions.<Boolean>inTenant(
                job.tenantId(),
                work -> work.documents()
                        .findForChange(id)
                        .filter(document -> document.status() == DocumentStatus.INDEXING)
                        .map(document -> work.documents()
                                .setStatus(
                                        id,
                                        document.version(),
                                        DocumentStatus.FAILED,
                                        Optional.of(reason),
                                        clock.instant()))
                        .orElse(false));
    }

    private Optional<Batch> nextBatch(DocumentsWork work, DocumentId id) {
        Optional<Document> found = work.documents().find(id);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Document document = found.get();
        EmbeddingSpace space = work.embeddingSpaces()
                .active()
                .orElseThrow(() -> new JobFailedException("The tenant has no embedding space.", null));
        if (document.status() == DocumentStatus.FAILED) {
            work.documents()
                    .setStatus(id, document.version(), DocumentStatus.INDEXING, Optional.empty(), clock.instant());
        }
        return Optional.of(new Batch(document, space, work.chunkEmbeddings().chunksWithout(id, space.id(), BATCH_MAX)));
    }

    private Map<ChunkId, Embedding> embed(Batch batch) {
        if (batch.chunks().isEmpty()) {
            return Map.of();
        }
        EmbedText model = models.find(batch.space()).orElseThrow(() -> models.postponed(batch.space()));
        List<Embedding> vectors;
        try {
            Optional<String> title = batch.document().details().title();
            vectors = model.embed(batch.chunks().stream()
                    .map(chunk -> IndexedText.of(title, chunk).text())
                    .toList());
        } catch (ModelUnavailableException unavailable) {
            String reason = String.valueOf(unavailable.getMessage());
            if (unavailable.retryable()) {
                throw new JobRetryException(reason, unavailable);
            }
            throw new JobFailedException(reason, unavailable);
        }
        Map<ChunkId, Embedding> embeddings = new HashMap<>();
        for (int i = 0; i < vectors.size(); i++) {
            embeddings.put(batch.chunks().get(i).id(), vectors.get(i));
        }
        return embeddings;
    }

    /**
     * @return whether the document is ready; not where it has changed while the model worked, even in its details only, and not
     *     where its tenant has moved to another space
     */
    private boolean keep(DocumentsWork work, Batch batch, Map<ChunkId, Embedding> embeddings, boolean last) {
        if (!embeddings.isEmpty()) {
            work.chunkEmbeddings().putAll(batch.space().id(), embeddings);
        }
        if (!last || !setStatus(work, batch, DocumentStatus.READY)) {
            return false;
        }
        // Asked only now, when the document's row is held: a switch of spaces either comes later and takes the document
        // back by itself, or is seen here.
        List<EmbeddingSpace> spaces = work.embeddingSpaces().list();
        if (!isActive(spaces, batch.space())) {
            setStatus(work, batch, DocumentStatus.INDEXING);
            return false;
        }
        FollowSpaces.follow(spaces, models, work.jobs(), ids, clock.instant());
        if (work.chunkWords().drift() > RefreshWordIndex.DRIFT_MAX) {
            work.jobs().enqueue(RefreshWordIndex.job(ids), clock.instant());
        }
        work.jobs().enqueue(LearnVocabulary.job(ids), clock.instant());
        return true;
    }

    private boolean setStatus(DocumentsWork work, Batch batch, DocumentStatus status) {
        Document document = batch.document();
        return work.documents().setStatus(document.id(), document.version(), status, Optional.empty(), clock.instant());
    }

    private static boolean isActive(List<EmbeddingSpace> spaces, EmbeddingSpace space) {
        return spaces.stream().anyMatch(other -> other.active() && other.id().equals(space.id()));
    }

    private static DocumentId documentId(Job job) {
        return new DocumentId(UUID.fromString(String.valueOf(job.payload().get(DOCUMENT_ID))));
    }
}
