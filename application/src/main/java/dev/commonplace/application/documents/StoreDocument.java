package dev.commonplace.application.documents;

import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.domain.documents.Chunk;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.ChunkSpan;
import dev.commonplace.domain.documents.Document;
import dev.commonplace.domain.documents.DocumentDetails;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.documents.DocumentStatus;
import dev.commonplace.domain.shared.CodePointOffsets;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.tenancy.Resource;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps prepared documents inside a unit of work: the rows, the words, the audit entry and the job that embeds. */
final class StoreDocument {
    private final Auditor auditor;
    private final MakeId ids;
    private final Clock clock;

    StoreDocument(Auditor auditor, MakeId ids, Clock clock) {
        this.auditor = auditor;
        this.ids = ids;
        this.clock = clock;
    }

    /** Keeps a new document, or a new version of the one with its external id. */
    StoredDocument store(DocumentsWork work, Caller caller, PreparedDocument prepared) {
        queueUp(work);
        NewChunks chunks = new NewChunks();
        StoredDocument stored = store(work, caller, prepared, chunks);
        chunks.keep(work);
        return stored;
    }

    /** The same for one of many, after {@link #queueUp}; its chunks are the caller's to keep. */
    StoredDocument store(DocumentsWork work, Caller caller, PreparedDocument prepared, NewChunks chunks) {
        Optional<Document> before = prepared.details().externalId().flatMap(work.documents()::findForChange);
        return before.map(document -> replace(work, caller, document, prepared, chunks))
                .orElseGet(() -> add(work, caller, prepared, chunks));
    }

    /**
     * Makes the writers of one tenant wait for each other before they touch anything else. They would anyway, at the
     * counts of the word index, but then some of them would already hold what others want.
     */
    static void queueUp(DocumentsWork work) {
        work.usage().take(Resource.DOCUMENTS, 0);
    }

    /** Keeps a new version of a document, unless it would be the same as the old. */
    StoredDocument replace(DocumentsWork work, Caller caller, Document before, PreparedDocument prepared) {
        NewChunks chunks = new NewChunks();
        StoredDocument stored = replace(work, caller, before, prepared, chunks);
        chunks.keep(work);
        return stored;
    }

    private StoredDocument replace(
            DocumentsWork work, Caller caller, Document before, PreparedDocument prepared, NewChunks chunks) {
        Instant now = now();
        DocumentDetails details =
                dated(prepared.details(), before.details().date().orElse(now));
        boolean sameContent =
                before.hash().equals(prepared.hash()) && before.mediaType().equals(prepared.mediaType());
        if (sameContent
                && before.details().equals(details)
                && before.original().equals(Optional.of(prepared.original()))
                && before.guard().equals(prepared.guard())) {
            return new StoredDocument(attemptedAnew(work, before, now), StoredDocument.Effect.UNCHANGED);
        }
        // Chunks are found by the title as well, and by headings that the guard may have changed.
        boolean sameIndex = sameContent
                && before.details().title().equals(details.title())
                && before.guard().equals(prepared.guard());
        Document after = document(before.id(), details, prepared, before.version() + 1, before.createdAt(), now);
        if (sameIndex) {
            after = withStatusOf(before, after);
            work.documents().change(after, Optional.empty());
            after = attemptedAnew(work, after, now);
        } else {
            // The version that is replaced may be from the same batch.
            chunks.keep(work);
            work.chunkWords().forget(before.id());
            work.chunks().removeAllOf(before.id());
            work.documents().change(after, Optional.of(prepared.content()));
            addChunks(work, after, prepared, chunks, now);
        }
        audit(work, caller, sameIndex ? "document.change" : "document.replace", after);
        auditGuard(work, caller, after, prepared);
        return new StoredDocument(after, StoredDocument.Effect.REPLACED);
    }

    /** To bring again what could not be embedded is to ask for another attempt; the job that failed may be long gone. */
    private Document attemptedAnew(DocumentsWork work, Document document, Instant now) {
        if (document.status() != DocumentStatus.FAILED) {
            return document;
        }
        work.documents().setStatus(document.id(), document.version(), DocumentStatus.INDEXING, Optional.empty(), now);
        work.jobs().enqueue(EmbedDocument.job(ids, document.id()), now);
        return work.documents().find(document.id()).orElseThrow();
    }

    private StoredDocument add(DocumentsWork work, Caller caller, PreparedDocument prepared, NewChunks chunks) {
        if (!work.usage().take(Resource.DOCUMENTS, 1)) {
            throw new RefusedException(
                    ErrorCode.LIMIT_REACHED,
                    "The tenant has as many documents as it may have. Delete some, or ask an operator for more.");
        }
        Instant now = now();
        DocumentDetails details = dated(prepared.details(), now);
        Document document = document(new DocumentId(ids.next()), details, prepared, 1, now, now);
        work.documents().add(document, prepared.content());
        addChunks(work, document, prepared, chunks, now);
        audit(work, caller, "document.create", document);
        auditGuard(work, caller, document, prepared);
        return new StoredDocument(document, StoredDocument.Effect.CREATED);
    }

    private void addChunks(
            DocumentsWork work, Document document, PreparedDocument prepared, NewChunks into, Instant now) {
        CodePointOffsets offsets = new CodePointOffsets(prepared.content());
        List<Chunk> chunks = new ArrayList<>(prepared.chunks().size());
        for (ChunkSpan span : prepared.chunks()) {
            chunks.add(new Chunk(
                    new ChunkId(ids.next()),
                    document.id(),
                    span.ordinal(),
                    offsets.at(span.start()),
                    offsets.at(span.end()),
                    span.tokens(),
                    span.headingPath(),
                    span.page(),
                    span.in(prepared.content())));
        }
        into.add(document.details().title(), chunks);
        work.jobs().enqueue(EmbedDocument.job(ids, document.id()), now);
    }

    private void audit(DocumentsWork work, Caller caller, String action, Document document) {
        work.audit()
                .record(auditor.entry(
                        caller.actor(),
                        caller.origin(),
                        action,
                        document.id(),
                        Map.of("version", document.version(), "chunks", document.chunks())));
    }

    private void auditGuard(DocumentsWork work, Caller caller, Document document, PreparedDocument prepared) {
        GuardAudit.of(auditor, caller, document, prepared.policyVersion())
                .ifPresent(entry -> work.audit().record(entry));
    }

    private static Document document(
            DocumentId id,
            DocumentDetails details,
            PreparedDocument prepared,
            int version,
            Instant createdAt,
            Instant now) {
        String content = prepared.content();
        return new Document(
                id,
                details,
                prepared.mediaType(),
                prepared.hash(),
                Optional.of(prepared.original()),
                prepared.guard(),
                content.codePointCount(0, content.length()),
                DocumentStatus.INDEXING,
                Optional.empty(),
                version,
                prepared.chunks().size(),
                createdAt,
                now);
    }

    private static Document withStatusOf(Document before, Document after) {
        return new Document(
                after.id(),
                after.details(),
                after.mediaType(),
                after.hash(),
                after.original(),
                after.guard(),
                after.characters(),
                before.status(),
                before.failure(),
                after.version(),
                before.chunks(),
                after.createdAt(),
                after.updatedAt());
    }

    private static DocumentDetails dated(DocumentDetails details, Instant otherwise) {
        // The database keeps microseconds; a date of more would differ from itself once read back.
        Instant date = details.date().orElse(otherwise).truncatedTo(ChronoUnit.MICROS);
        return new DocumentDetails(
                details.externalId(),
                details.title(),
                details.source(),
                details.tags(),
                details.metadata(),
                Optional.of(date));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
