package dev.commonplace.benchmarks.ingest;

import dev.commonplace.application.documents.DocumentsWork;
import dev.commonplace.application.documents.IndexWords;
import dev.commonplace.application.documents.IngestEmbedded;
import dev.commonplace.application.guard.TenantGuards;
import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.operations.JobFilter;
import dev.commonplace.application.operations.JobRun;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.benchmarks.support.BenchmarkDatabase;
import dev.commonplace.domain.documents.DocumentDetails;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.operations.Job;
import dev.commonplace.domain.operations.JobState;
import dev.commonplace.domain.shared.Actor;
import dev.commonplace.domain.shared.Origin;
import dev.commonplace.domain.shared.PageRequest;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.shared.TenantId;
import dev.commonplace.persistence.documents.JooqDocumentsWork;
import dev.commonplace.persistence.guard.JooqGuardWork;
import dev.commonplace.persistence.support.JooqTransactions;
import dev.commonplace.persistence.support.ScopedTransactions;
import dev.commonplace.persistence.support.TransactionLimits;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/** Our own use case and its job, in process, as the service runs them: same role, same row-level security. */
public final class OwnIngest {
    static final int CHUNKS_PER_DOCUMENT = 10;
    static final int CHUNKS_PER_BATCH = 2_500;

    private static final int JOBS_MAX = 200;
    private static final AtomicLong IDS = new AtomicLong();

    private final Transactions<DocumentsWork> transactions;
    private final IngestEmbedded ingestEmbedded;
    private final IndexWords indexWords;

    public OwnIngest(DataSource pool) {
        ScopedTransactions scoped = new ScopedTransactions(pool, TransactionLimits.DEFAULT);
        this.transactions = new JooqTransactions<>(scoped, JooqDocumentsWork::new);
        Clock clock = Clock.systemUTC();
        // No tenant here has a policy, so that nothing is ever looked for.
        TenantGuards guards = new TenantGuards(
                new JooqTransactions<>(scoped, JooqGuardWork::new), (text, kinds, region) -> List.of(), clock);
        this.ingestEmbedded =
                new IngestEmbedded(transactions, guards, new Auditor(OwnIngest::id, clock), OwnIngest::id, clock);
        this.indexWords = new IndexWords(transactions, OwnIngest::id, clock);
    }

    /** Rising, as ids by time are. */
    private static UUID id() {
        return new UUID(System.currentTimeMillis() << 16 | 0x7000, 0x8L << 60 | IDS.incrementAndGet());
    }

    public Runnable adding(GivenChunks chunks, TenantId tenantId) {
        Caller caller = new Caller(
                tenantId,
                Role.EDITOR,
                new Actor(Actor.Kind.COMMAND_LINE, "benchmark", Optional.empty()),
                new Origin(Optional.empty(), Optional.empty(), Optional.empty()));
        List<List<IngestEmbedded.Draft>> batches = new ArrayList<>();
        List<IngestEmbedded.Draft> batch = new ArrayList<>();
        for (int from = 0; from < chunks.size(); from += CHUNKS_PER_DOCUMENT) {
            batch.add(new IngestEmbedded.Draft(
                    DocumentDetails.NONE,
                    chunks.all().subList(from, Math.min(chunks.size(), from + CHUNKS_PER_DOCUMENT)).stream()
                            .map(chunk -> new IngestEmbedded.EmbeddedChunk(chunk.text(), Embedding.of(chunk.vector())))
                            .toList()));
            if (batch.size() * CHUNKS_PER_DOCUMENT == CHUNKS_PER_BATCH) {
                batches.add(List.copyOf(batch));
                batch.clear();
            }
        }
        if (!batch.isEmpty()) {
            batches.add(List.copyOf(batch));
        }
        return () -> batches.forEach(one -> ingestEmbedded.ingest(caller, BenchmarkDatabase.MODEL, one));
    }

    /** What the worker does afterwards: every job of words that waits. */
    public Runnable indexingWords(TenantId tenantId) {
        List<Job> jobs = transactions.readInTenant(
                tenantId,
                work -> work.jobs()
                        .list(
                                new JobFilter(Optional.of(JobState.PENDING), Optional.of(IndexWords.KIND)),
                                PageRequest.first(JOBS_MAX))
                        .items());
        return () -> jobs.forEach(job -> indexWords.run(new Quiet(job)));
    }

    private record Quiet(Job job) implements JobRun {
        @Override
        public void progress(long done, long total) {}

        @Override
        public void stopIfCancelled() {}
    }
}
