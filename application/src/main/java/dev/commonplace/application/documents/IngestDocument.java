package dev.commonplace.application.documents;

import dev.commonplace.application.guard.GuardRefusal;
import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.documents.Document;
import dev.commonplace.domain.documents.DocumentDetails;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * Takes a document in. It can be found by words at once, and by meaning when a job has embedded its chunks. One with an
 * external id that is known becomes a new version of that document; one that changes nothing does no work.
 */
public final class IngestDocument {
    private final Transactions<DocumentsWork> transactions;
    private final PrepareDocument prepareDocument;
    private final StoreDocument storeDocument;
    private final Auditor auditor;

    public IngestDocument(
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

    /** @throws RefusedException {@code UNSUPPORTED_FORMAT}, {@code INVALID_VALUE}, {@code LIMIT_REACHED}, {@code GUARD_REFUSED} */
    public StoredDocument ingest(Caller caller, DocumentDraft draft) {
        caller.require(Role.EDITOR);
        return unchanged(caller, draft)
                .orElseGet(() -> prepareDocument.inMemory(List.of(draft), () -> {
                    PreparedDocument prepared = prepare(caller, draft, Optional.empty());
                    return transactions.inTenant(
                            caller.tenantId(), work -> storeDocument.store(work, caller, prepared));
                }));
    }

    /** To read a file takes long; what is kept of it tells whether there is a need to. */
    private Optional<StoredDocument> unchanged(Caller caller, DocumentDraft draft) {
        // What a guard made of a document, it may make something else of by now.
        if (!SameBytes.pays(draft) || prepareDocument.guardOf(caller.tenantId()).policyVersion() > 0) {
            return Optional.empty();
        }
        String externalId = draft.details().externalId().orElseThrow();
        Optional<Document> kept = transactions.inTenant(
                caller.tenantId(), work -> work.documents().findForChange(externalId));
        return kept.filter(document -> SameBytes.changesNothing(document, draft))
                .map(document -> new StoredDocument(document, StoredDocument.Effect.UNCHANGED));
    }

    /**
     * Makes a new version of the document of that id.
     *
     * @param expectedVersion refuses when the document has another version by now
     * @throws RefusedException as {@link #ingest}; {@code NOT_FOUND}; {@code STALE_VERSION}; {@code ALREADY_EXISTS} where
     *     another document has the external id
     */
    public StoredDocument replace(
            Caller caller, DocumentId id, DocumentDraft draft, Optional<Integer> expectedVersion) {
        caller.require(Role.EDITOR);
        return prepareDocument.inMemory(List.of(draft), () -> replaceInMemory(caller, id, draft, expectedVersion));
    }

    private StoredDocument replaceInMemory(
            Caller caller, DocumentId id, DocumentDraft draft, Optional<Integer> expectedVersion) {
        PreparedDocument prepared = prepare(caller, draft, Optional.of(id));
        return transactions.inTenant(caller.tenantId(), work -> {
            StoreDocument.queueUp(work);
            Document before =
                    work.documents().findForChange(id).orElseThrow(() -> RefusedException.notFound("The document"));
            requireVersion(before, expectedVersion);
            PreparedDocument kept = keepingExternalId(prepared, before.details().externalId());
            return storeDocument.replace(work, caller, before, kept);
        });
    }

    private PreparedDocument prepare(Caller caller, DocumentDraft draft, Optional<DocumentId> replaced) {
        return switch (prepareDocument.prepare(prepareDocument.guardOf(caller.tenantId()), draft)) {
            case PrepareDocument.Outcome.Ready(PreparedDocument document) -> document;
            case PrepareDocument.Outcome.Stopped(GuardRefusal refusal) -> {
                transactions.<Boolean>inTenant(caller.tenantId(), work -> {
                    work.audit()
                            .record(refusal.entry(
                                    auditor,
                                    caller,
                                    replaced.map(DocumentId::toString).orElse(GuardRefusal.NEW)));
                    return true;
                });
                throw refusal.exception();
            }
        };
    }

    static void requireVersion(Document document, Optional<Integer> expected) {
        if (expected.isPresent() && expected.get() != document.version()) {
            throw new RefusedException(
                    ErrorCode.STALE_VERSION,
                    "The document has version " + document.version() + " by now; read it again.");
        }
    }

    private static PreparedDocument keepingExternalId(PreparedDocument prepared, Optional<String> externalId) {
        DocumentDetails details = prepared.details();
        if (details.externalId().isPresent() || externalId.isEmpty()) {
            return prepared;
        }
        DocumentDetails named = new DocumentDetails(
                externalId, details.title(), details.source(), details.tags(), details.metadata(), details.date());
        return new PreparedDocument(
                named,
                prepared.original(),
                prepared.guard(),
                prepared.policyVersion(),
                prepared.content(),
                prepared.mediaType(),
                prepared.hash(),
                prepared.chunks());
    }
}
