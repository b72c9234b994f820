package dev.commonplace.application.embeddings;

import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.operations.JobFailedException;
import dev.commonplace.application.operations.JobHandler;
import dev.commonplace.application.operations.JobRetryException;
import dev.commonplace.application.operations.JobRun;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.documents.IndexedText;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.operations.Job;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.operations.JobKind;
import dev.commonplace.domain.operations.NewJob;
import dev.commonplace.domain.shared.Actor;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.Origin;
import dev.commonplace.domain.shared.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The job that gives every chunk of a tenant a vector in a space, those taken in meanwhile included, and then makes that
 * space the active one. It goes on where an earlier attempt stopped. Who cancels it leaves a space that is filled in part;
 * the next move to the same model fills the rest.
 */
public final class FillEmbeddingSpace implements JobHandler {
    public static final JobKind KIND = new JobKind("fill_embedding_space");

    /** The most chunks between two looks at the database: what is lost at most when the server dies. */
    private static final int BATCH_MAX = 64;

    /** Behind the documents that come in meanwhile. */
    private static final int PRIORITY = -10;

    /** One attempt may end with a model that does not answer, and each goes on where the last one stopped. */
    private static final int ATTEMPTS_MAX = 100;

    private static final String SPACE_ID = "space_id";

    private final Transactions<MoveWork> transactions;
    private final EmbeddingModels models;
    private final EmbedJobs embedJobs;
    private final Auditor auditor;
    private final Clock clock;

    /** Makes the job that embeds a document. */
    @FunctionalInterface
    public interface EmbedJobs {
        NewJob of(DocumentId id);
    }

    public FillEmbeddingSpace(
            Transactions<MoveWork> transactions,
            EmbeddingModels models,
            EmbedJobs embedJobs,
            Auditor auditor,
            Clock clock) {
        this.transactions = transactions;
        this.models = models;
        this.embedJobs = embedJobs;
        this.auditor = auditor;
        this.clock = clock;
    }

    static NewJob job(JobId id, SpaceId spaceId) {
        return new NewJob(
                id,
                KIND,
                PRIORITY,
                JsonObject.of(Map.of(SPACE_ID, spaceId.toString())),
                Optional.empty(),
                ATTEMPTS_MAX,
                Optional.of(spaceId.toString()));
    }

    static SpaceId spaceOf(Job job) {
        return new SpaceId(UUID.fromString(String.valueOf(job.payload().get(SPACE_ID))));
    }

    @Override
    public JobKind kind() {
        return KIND;
    }

    @Override
    public JsonObject run(JobRun run) {
        TenantId tenantId = run.job().tenantId();
        SpaceId id = spaceOf(run.job());
        EmbeddingSpace space = transactions
                .readInTenant(tenantId, work -> work.embeddingSpaces().find(id))
                .orElseThrow(() -> new JobFailedException("The space is gone.", null));
        EmbedText model = models.find(space).orElseThrow(() -> models.postponed(space));
        long embedded = 0;
        do {
            embedded += fill(run, space, model);
        } while (!transactions.inTenant(tenantId, work -> switchTo(work, run.job(), space)));
        return JsonObject.of(Map.of("embedded", embedded));
    }

    /** @return how many chunks got a vector */
    private long fill(JobRun run, EmbeddingSpace space, EmbedText model) {
        TenantId tenantId = run.job().tenantId();
        SpaceContents.Filling before =
                transactions.readInTenant(tenantId, work -> work.contents().filling(space.id()));
        long embedded = 0;
        Optional<ChunkId> last = Optional.empty();
        while (true) {
            progress(run, before, embedded);
            run.stopIfCancelled();
            Optional<ChunkId> after = last;
            List<IndexedText> batch =
                    transactions.readInTenant(tenantId, work -> work.contents().without(space.id(), after, BATCH_MAX));
            if (batch.isEmpty()) {
                return embedded;
            }
            Map<ChunkId, Embedding> vectors = embed(model, batch);
            transactions.<Boolean>inTenant(tenantId, work -> {
                work.contents().putAll(space.id(), vectors);
                return true;
            });
            embedded += batch.size();
            if (batch.size() < BATCH_MAX) {
                progress(run, before, embedded);
                // Whoever comes now is among those that the switch looks for; to wait for none would be to wait for
                // ever.
                return embedded;
            }
            last = Optional.of(batch.getLast().chunkId());
        }
    }

    private static void progress(JobRun run, SpaceContents.Filling before, long embedded) {
        long done = before.embedded() + embedded;
        run.progress(done, Math.max(before.chunks(), done));
    }

    private static Map<ChunkId, Embedding> embed(EmbedText model, List<IndexedText> batch) {
        List<Embedding> vectors;
        try {
            vectors = model.embed(batch.stream().map(IndexedText::text).toList());
        } catch (ModelUnavailableException unavailable) {
            String reason = String.valueOf(unavailable.getMessage());
            if (unavailable.retryable()) {
                throw new JobRetryException(reason, unavailable);
            }
            throw new JobFailedException(reason, unavailable);
        }
        Map<ChunkId, Embedding> byChunk = new HashMap<>();
        for (int i = 0; i < vectors.size(); i++) {
            byChunk.put(batch.get(i).chunkId(), vectors.get(i));
        }
        return byChunk;
    }

    /**
     * While nobody can add chunks: if hardly one is without its vector, the space becomes the active one. The documents of
     * those few get a job. Whoever adds chunks afterwards sees the new space, and their vectors go there.
     *
     * @return whether it is the active one
     */
    private boolean switchTo(MoveWork work, Job job, EmbeddingSpace space) {
        work.contents().holdWriters();
        List<IndexedText> rest = work.contents().without(space.id(), Optional.empty(), BATCH_MAX + 1);
        if (rest.size() > BATCH_MAX) {
            return false;
        }
        Optional<EmbeddingSpace> before = work.embeddingSpaces().active();
        if (before.isPresent() && before.get().id().equals(space.id())) {
            return true;
        }
        Instant now = clock.instant();
        work.embeddingSpaces().activate(space.id(), now);
        int ready = work.contents().declareReady(space.id(), now);
        Set<DocumentId> unfinished = rest.stream().map(IndexedText::documentId).collect(Collectors.toSet());
        work.contents().declareIndexing(unfinished, now);
        unfinished.forEach(id -> work.jobs().enqueue(embedJobs.of(id), now));
        Map<String, Object> details = new HashMap<>(
                Map.of("model", space.model(), "dimension", space.dimension(), "documents_made_ready", ready));
        before.ifPresent(left -> details.put("left", left.id().toString()));
        work.audit()
                .record(auditor.entry(
                        new Actor(Actor.Kind.JOB, job.id().toString(), Optional.of(KIND.value())),
                        Origin.INSIDE,
                        "embedding_space.activate",
                        space.id(),
                        details));
        return true;
    }
}
