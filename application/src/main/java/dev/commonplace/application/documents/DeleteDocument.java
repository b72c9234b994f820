package dev.commonplace.application.documents;

import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.documents.Document;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.tenancy.Resource;
import java.util.Map;
import java.util.Optional;

/** Removes a document with everything that hangs on it: chunks, words, vectors. */
public final class DeleteDocument {
    private final Transactions<DocumentsWork> transactions;
    private final Auditor auditor;

    public DeleteDocument(Transactions<DocumentsWork> transactions, Auditor auditor) {
        this.transactions = transactions;
        this.auditor = auditor;
    }

    /**
     * @param expectedVersion refuses when the document has another version by now
     * @throws RefusedException {@code NOT_FOUND}; {@code STALE_VERSION}
     */
    public void delete(Caller caller, DocumentId id, Optional<Integer> expectedVersion) {
        caller.require(Role.EDITOR);
        transactions.<Boolean>inTenant(caller.tenantId(), work -> {
            StoreDocument.queueUp(work);
            Document document =
                    work.documents().findForChange(id).orElseThrow(() -> RefusedException.notFound("The document"));
            IngestDocument.requireVersion(document, expectedVersion);
            work.chunkWords().forget(id);
            work.usage().giveBack(Resource.DOCUMENTS, 1);
            work.audit()
                    .record(auditor.entry(
                            caller.actor(),
                            caller.origin(),
                            "document.delete",
                            id,
                            Map.of("version", document.version())));
            return work.documents().remove(id);
        });
    }
}
