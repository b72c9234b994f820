package dev.commonplace.application.embeddings;

import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.operations.JobHandler;
import dev.commonplace.application.operations.JobRun;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.embeddings.SpaceId;
import dev.commonplace.domain.embeddings.SpaceState;
import dev.commonplace.domain.operations.Job;
import dev.commonplace.domain.operations.JobId;
import dev.commonplace.domain.operations.JobKind;
import dev.commonplace.domain.operations.NewJob;
import dev.commonplace.domain.shared.Actor;
import dev.commonplace.domain.shared.JsonObject;
import dev.commonplace.domain.shared.Origin;
import dev.commonplace.domain.shared.TenantId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The job that removes a space's vectors, part by part, and then the space. */
public final class DropEmbeddingSpace implements JobHandler {
    public static final JobKind KIND = new JobKind("drop_embedding_space");

    /** Few enough that nobody waits for the transaction that removes them. */
    private static final int BATCH_MAX = 1_000;

    private static final long BYTES_PER_NUMBER = 2;
    private static final long BYTES_PER_VECTOR = 8;

    private final Transactions<MoveWork> transactions;
    private final Auditor auditor;

    public DropEmbeddingSpace(Transactions<MoveWork> transactions, Auditor auditor) {
        this.transactions = transactions;
        this.auditor = auditor;
    }

    static NewJob job(JobId id, SpaceId spaceId, Instant begin) {
        return SpaceJobs.of(KIND, id, spaceId, Optional.of(begin));
    }

    @Override
    public JobKind kind() {
        return KIND;
    }

    @Override
    public JsonObject run(JobRun run) {
        TenantId tenantId = run.job().tenantId();
        SpaceId id = SpaceJobs.spaceOf(run.job());
        Optional<EmbeddingSpace> found = transactions
                .readInTenant(tenantId, work -> work.embeddingSpaces().find(id))
                .filter(space -> space.state() == SpaceState.DROPPING);
        if (found.isEmpty()) {
            return JsonObject.of(Map.of("vectors", 0));
        }
        long total = transactions.readInTenant(
                tenantId,
                work -> work.contents().filling(id).embedded()
                        + work.messageVectors().filling(id).embedded()
                        + work.nodeVectors().filling(id).embedded());
        long removed = 0;
        while (true) {
            run.progress(removed, Math.max(total, removed));
            run.stopIfCancelled();
            int some = transactions.inTenant(tenantId, work -> {
                int chunks = work.contents().removeSome(id, BATCH_MAX);
                int texts = chunks + work.messageVectors().removeSome(id, BATCH_MAX - chunks);
                return texts + work.nodeVectors().removeSome(id, BATCH_MAX - texts);
            });
            removed += some;
            if (some < BATCH_MAX) {
                break;
            }
        }
        Map<String, Long> figures = Map.of("vectors", removed, "bytes", bytes(found.get(), removed));
        transactions.<Boolean>inTenant(tenantId, work -> {
            work.embeddingSpaces().remove(id);
            work.audit().record(auditor.entry(actor(run.job()), Origin.INSIDE, "embedding_space.gone", id, figures));
            return true;
        });
        return JsonObject.of(figures);
    }

    /** As the vectors are stored: half-precision numbers and a head. */
    private static long bytes(EmbeddingSpace space, long vectors) {
        return vectors * (BYTES_PER_NUMBER * space.dimension() + BYTES_PER_VECTOR);
    }

    private static Actor actor(Job job) {
        return new Actor(Actor.Kind.JOB, job.id().toString(), Optional.of(KIND.value()));
    }
}
