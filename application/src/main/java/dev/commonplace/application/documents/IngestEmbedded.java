package dev.commonplace.application.documents;

import dev.commonplace.application.embeddings.FollowSpaces;
import dev.commonplace.application.guard.GuardRefusal;
import dev.commonplace.application.guard.TenantGuard;
import dev.commonplace.application.guard.TenantGuards;
import dev.commonplace.application.operations.Auditor;
import dev.commonplace.application.shared.Caller;
import dev.commonplace.application.shared.MakeId;
import dev.commonplace.application.shared.Transactions;
import dev.commonplace.domain.documents.Chunk;
import dev.commonplace.domain.documents.ChunkId;
import dev.commonplace.domain.documents.Document;
import dev.commonplace.domain.documents.DocumentDetails;
import dev.commonplace.domain.documents.DocumentId;
import dev.commonplace.domain.embeddings.Embedding;
import dev.commonplace.domain.embeddings.EmbeddingSpace;
import dev.commonplace.domain.guard.GuardAction;
import dev.commonplace.domain.operations.AuditEntry;
import dev.commonplace.domain.shared.ErrorCode;
import dev.commonplace.domain.shared.RefusedException;
import dev.commonplace.domain.shared.Role;
import dev.commonplace.domain.shared.Text;
import dev.commonplace.domain.tenancy.Resource;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Takes in new documents whose chunks bring their vectors along, as they do who move here with an index of their own. All of a
 * batch or none. When this returns they are kept and can be found by meaning; a job indexes their words, after which
 * they are ready, and other jobs bring them to the spaces that follow the active one. The tenant's guard sees all of it
 * before; what it would redact in a chunk it refuses, as the vector still tells of it.
 */
public final class IngestEmbedded {
    /** The most documents in a batch. */
    public static final int DOCUMENTS_MAX = 1_000;

    /** The most chunks in a batch. */
    public static final int CHUNKS_MAX = 5_000;

    private final Transactions<DocumentsWork> transactions;
    private final TenantGuards guards;
    private final Auditor auditor;
    private final MakeId ids;
    private final Clock clock;

    public IngestEmbedded(
            Transactions<DocumentsWork> transactions, TenantGuards guards, Auditor auditor, MakeId ids, Clock clock) {
        this.transactions = transactions;
        this.guards = guards;
        this.auditor = auditor;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A chunk with its vector.
     *
     * @param vector by the model of the tenant's active space
     */
    public record EmbeddedChunk(String text, Embedding vector) {
        public static final int CHARACTERS_MAX = 100_000;

        public EmbeddedChunk {
            text = Text.storable("/text", text, CHARACTERS_MAX);
            Objects.requireNonNull(vector, "vector");
        }
    }

    /** A document in its chunks, which make up its content, each on lines of its own. */
    public record Draft(DocumentDetails details, List<EmbeddedChunk> chunks) {
        public Draft {
            Objects.requireNonNull(details, "details");
            chunks = List.copyOf(chunks);
            if (chunks.isEmpty()) {
                throw RefusedException.invalid("/chunks", "A document has at least one chunk.");
            }
            // A line break stands between two chunks.
            long characters = chunks.size()
                    - 1L
                    + chunks.stream()
                            .mapToLong(chunk ->
                                    chunk.text().codePointCount(0, chunk.text().length()))
                            .sum();
            if (characters > DocumentDraft.CONTENT_CHARACTERS_MAX) {
                throw new RefusedException(
                        ErrorCode.TOO_LARGE,
                        "The document has more than " + DocumentDraft.CONTENT_CHARACTERS_MAX + " characters of text.");
            }
        }
    }

    /**
     * @param model that made the vectors: those of another model would be kept and never found, though they fit
     * @return the documents in the same order
     * @throws RefusedException {@code ALREADY_EXISTS} for an external id that is taken; {@code GUARD_REFUSED} where the
     *     tenant's guard does not let one of them in; {@code INVALID_VALUE} for a vector
     *     that does not fit the tenant's space, and for a batch that is too large; {@code LIMIT_REACHED} where the tenant may
     *     not have so many documents; {@code WRONG_STATE} where it has no space, or one of another model
     */
    public List<Document> ingest(Caller caller, String model, List<Draft> batch) {
        caller.require(Role.EDITOR);
        int chunks = batch.stream().mapToInt(draft -> draft.chunks().size()).sum();
        if (batch.size() > DOCUMENTS_MAX || chunks > CHUNKS_MAX) {
            throw RefusedException.invalid(
                    "/documents",
                    "A batch has at most " + DOCUMENTS_MAX + " documents of " + CHUNKS_MAX + " chunks in all.");
        }
        if (batch.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        TenantGuard guard = guards.of(caller.tenantId());
        List<AssembledDocument> assembled = batch.stream()
                .map(draft -> AssembledDocument.of(guard, draft, ids, now))
                .toList();
        requireLetIn(caller, assembled);
        return transactions.inTenant(caller.tenantId(), work -> keep(work, caller, model, assembled, now));
    }

    private void requireLetIn(Caller caller, List<AssembledDocument> assembled) {
        List<GuardRefusal> refusals = assembled.stream()
                .map(AssembledDocument::guarded)
                .filter(guarded -> guarded.note().action() == GuardAction.REFUSE)
                .map(GuardedDocument::refusal)
                .toList();
        if (refusals.isEmpty()) {
            return;
        }
        transactions.<Boolean>inTenant(caller.tenantId(), work -> {
            work.audit()
                    .recordAll(refusals.stream()
                            .map(refusal -> refusal.entry(auditor, caller, GuardRefusal.NEW))
                            .toList());
            return true;
        });
        throw refusals.getFirst().exception();
    }

    private List<Document> keep(
            DocumentsWork work, Caller caller, String model, List<AssembledDocument> assembled, Instant now) {
        List<EmbeddingSpace> spaces = work.embeddingSpaces().list();
        EmbeddingSpace space = activeOf(spaces, model);
        if (assembled.stream()
                .anyMatch(one -> one.document().details().externalId().isPresent())) {
            StoreDocument.queueUp(work);
        }
        Map<Document, String> contents = new LinkedHashMap<>();
        List<Chunk> chunks = new ArrayList<>();
        Map<ChunkId, Embedding> vectors = new LinkedHashMap<>();
        Map<DocumentId, Integer> versions = new LinkedHashMap<>();
        List<AuditEntry> entries = new ArrayList<>();
        for (AssembledDocument one : assembled) {
            Document document = one.document();
            contents.put(document, one.content());
            chunks.addAll(one.chunks());
            one.vectors().forEach((id, vector) -> vectors.put(id, space.requireFitting(vector)));
            versions.put(document.id(), document.version());
            entries.add(auditor.entry(
                    caller.actor(),
                    caller.origin(),
                    "document.create",
                    document.id(),
                    Map.of("version", document.version(), "chunks", document.chunks())));
            GuardAudit.of(auditor, caller, document, one.guarded().policyVersion())
                    .ifPresent(entries::add);
        }
        work.documents().addAll(contents);
        work.chunks().addAll(chunks);
        work.chunkEmbeddings().addAll(space.id(), vectors);
        work.audit().recordAll(entries);
        work.jobs().enqueue(IndexWords.job(ids, versions), now);
        FollowSpaces.follow(spaces, work.jobs(), ids, now);
        // Last, as everybody else who counts documents of the tenant waits from here on until the commit.
        if (!work.usage().take(Resource.DOCUMENTS, assembled.size())) {
            throw new RefusedException(
                    ErrorCode.LIMIT_REACHED,
                    "The tenant may not have so many documents. Delete some, or ask an operator for more.");
        }
        return List.copyOf(contents.keySet());
    }

    private static EmbeddingSpace activeOf(List<EmbeddingSpace> spaces, String model) {
        EmbeddingSpace active = spaces.stream()
                .filter(EmbeddingSpace::active)
                .findFirst()
                .orElseThrow(() -> new RefusedException(ErrorCode.WRONG_STATE, "The tenant has no embedding space."));
        if (!active.model().equals(model)) {
            throw new RefusedException(
                    ErrorCode.WRONG_STATE,
                    "The tenant's active embedding space is of the model " + active.model() + ", not of " + model
                            + ".");
        }
        return active;
    }
}
