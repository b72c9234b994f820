package dev.commonplace.application.documents;

import dev.commonplace.application.guard.GuardRefusal;
import dev.commonplace.application.guard.TenantGuard;
import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Takes many documents in, a batch to a transaction. One that is refused does not hold up the others. */
public final class IngestDocuments {
    /** The most documents in one transaction: enough to make the commit cheap, few enough to let others in between. */
    public static final int BATCH_MAX = 50;

    private final Transactions<DocumentsWork> transactions;
    private final PrepareDocument prepareDocument;
    private final StoreDocument storeDocument;
    private final Auditor auditor;

    public IngestDocuments(
            Transactions<DocumentsWork> transactions,
            PrepareDocument prepareDocument,
            Auditor auditor,
            MakeId ids,
            Clock clock) {
        this.transactions = transactions;
        this.prepareDocument = prepareDocument;
        this.auditor = auditor;
        this.storeDocument = new StoreDocument(auditor, ids, clock);
    }

    /** What became of one document of a batch. */
    public sealed interface Outcome {
        /** It is kept. */
        record Stored(StoredDocument stored) implements Outcome {}

        /** It is not; the others are. */
        record Refused(RefusedException reason) implements Outcome {
            public Refused {
                Objects.requireNonNull(reason, "reason");
            }
        }
    }

    /**
     * Keeps a batch of at most {@link #BATCH_MAX} documents.
     *
     * @return an outcome for each, in the same order
     */
    public List<Outcome> ingest(Caller caller, List<DocumentDraft> batch) {
        caller.require(Role.EDITOR);
        if (batch.size() > BATCH_MAX) {
            throw new IllegalArgumentException("A batch has at most " + BATCH_MAX + " documents.");
        }
        return prepareDocument.inMemory(batch, () -> ingestInMemory(caller, batch));
    }

    private List<Outcome> ingestInMemory(Caller caller, List<DocumentDraft> batch) {
        TenantGuard guard = prepareDocument.guardOf(caller.tenantId());
        List<Preparation> preparations =
                batch.stream().map(draft -> prepare(guard, draft)).toList();
        return transactions.inTenant(caller.tenantId(), work -> {
            List<Outcome> outcomes = new ArrayList<>(preparations.size());
            NewChunks chunks = new NewChunks();
            StoreDocument.queueUp(work);
            for (Preparation preparation : preparations) {
                outcomes.add(
                        switch (preparation) {
                            case Preparation.Prepared prepared -> store(work, caller, prepared.document(), chunks);
                            case Preparation.Stopped stopped -> {
                                work.audit().record(stopped.refusal().entry(auditor, caller, GuardRefusal.NEW));
                                yield new Outcome.Refused(stopped.refusal().exception());
                            }
                            case Preparation.Refused refused -> new Outcome.Refused(refused.reason());
                        });
            }
            chunks.keep(work);
            return outcomes;
        });
    }

    private sealed interface Preparation {
        record Prepared(PreparedDocument document) implements Preparation {}

        record Stopped(GuardRefusal refusal) implements Preparation {}

        record Refused(RefusedException reason) implements Preparation {}
    }

    private Preparation prepare(TenantGuard guard, DocumentDraft draft) {
        try {
            return switch (prepareDocument.prepare(guard, draft)) {
                case PrepareDocument.Outcome.Ready(PreparedDocument document) -> new Preparation.Prepared(document);
                case PrepareDocument.Outcome.Stopped(GuardRefusal refusal) -> new Preparation.Stopped(refusal);
            };
        } catch (RefusedException refused) {
            return new Preparation.Refused(refused);
        }
    }

    /** What is refused here is refused before anything of the document is written, so that the transaction goes on. */
    private Outcome store(DocumentsWork work, Caller caller, PreparedDocument document, NewChunks chunks) {
        try {
            return new Outcome.Stored(storeDocument.store(work, caller, document, chunks));
        } catch (RefusedException refused) {
            return switch (refused.code()) {
                case LIMIT_REACHED -> new Outcome.Refused(refused);
                default -> throw refused;
            };
        }
    }
}
